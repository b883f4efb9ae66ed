import type { Routes } from '@angular/router';

export const rootRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'today' },
  { path: 'today', loadChildren: () => import('../today/today.routes') },
  { path: 'queue', loadChildren: () => import('../referral-queue/referral-queue.routes') },
  { path: 'board', loadChildren: () => import('../procedure-slots/procedure-slots.routes') },
  { path: 'series', loadChildren: () => import('../repeat-blocks/repeat-blocks.routes') },
  { path: 'my-list', loadChildren: () => import('../daily-list/daily-list.routes') },
  {
    path: 'checklists',
    loadChildren: () => import('../discharge-checklists/discharge-checklists.routes'),
  },
  { path: 'set-up', loadChildren: () => import('../clinic-setup/clinic-setup.routes') },
];
