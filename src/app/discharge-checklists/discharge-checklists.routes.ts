import type { Routes } from '@angular/router';
import { ChecklistsPage } from './checklists-page';

const routes: Routes = [{ path: '', component: ChecklistsPage }];
export default routes;
