import type { Routes } from '@angular/router';
import { QueuePage } from './queue-page';

const routes: Routes = [{ path: '', component: QueuePage }];
export default routes;
