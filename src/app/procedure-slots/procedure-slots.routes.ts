import type { Routes } from '@angular/router';
import { SlotBoard } from './slot-board';

const routes: Routes = [{ path: '', component: SlotBoard }];
export default routes;
