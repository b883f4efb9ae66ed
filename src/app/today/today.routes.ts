import type { Routes } from '@angular/router';
import { TodayPage } from './today-page';

const routes: Routes = [{ path: '', component: TodayPage }];
export default routes;
