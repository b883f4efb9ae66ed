import type { Routes } from '@angular/router';
import { SeriesPage } from './series-page';

const routes: Routes = [{ path: '', component: SeriesPage }];
export default routes;
