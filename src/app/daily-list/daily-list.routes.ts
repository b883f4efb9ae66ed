import type { Routes } from '@angular/router';
import { DailyListPage } from './daily-list-page';

const routes: Routes = [{ path: '', component: DailyListPage }];
export default routes;
