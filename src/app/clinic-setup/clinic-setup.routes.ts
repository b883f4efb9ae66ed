import type { Routes } from '@angular/router';
import { SetUpPage } from './set-up-page';

const routes: Routes = [{ path: '', component: SetUpPage }];
export default routes;
