import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideClinicState } from '../../state/provide-state';
import { Frame } from './frame';
import { notTheWall } from '../signed-in.guard';
import { keepOwnList } from './keep-list.effects';
import { tellPhysicians } from './red-flag-notices.effects';

/** The frame with its pages, the wall without it, and the clinic's state that they rest on. */
const routes: Routes = [
  {
    path: '',
    providers: [provideClinicState()],
    children: [
      {
        path: 'wall',
        title: $localize`Wall display`,
        loadComponent: () => import('../../wall/wall-page').then(({ WallPage }) => WallPage),
      },
      {
        path: '',
        component: Frame,
        canActivate: [notTheWall],
        providers: [provideEffects({ keepOwnList, tellPhysicians })],
        children: [
          { path: '', pathMatch: 'full', redirectTo: 'today' },
          {
            path: 'today',
            title: $localize`Today`,
            loadChildren: () => import('../../today/today.routes'),
          },
          {
            path: 'queue',
            title: $localize`Queue`,
            loadChildren: () => import('../../referral-queue/referral-queue.routes'),
          },
          {
            path: 'board',
            title: $localize`Board`,
            loadChildren: () => import('../../procedure-slots/procedure-slots.routes'),
          },
          {
            path: 'series',
            title: $localize`Series`,
            loadChildren: () => import('../../repeat-blocks/repeat-blocks.routes'),
          },
          {
            path: 'my-list',
            title: $localize`My list`,
            loadChildren: () => import('../../daily-list/daily-list.routes'),
          },
          {
            path: 'checklists',
            title: $localize`Checklists`,
            loadChildren: () => import('../../discharge-checklists/discharge-checklists.routes'),
          },
          {
            path: 'set-up',
            title: $localize`Set-up`,
            loadChildren: () => import('../../clinic-setup/clinic-setup.routes'),
          },
          {
            path: '**',
            title: $localize`Page not found`,
            loadComponent: () => import('../not-found').then(({ NotFound }) => NotFound),
          },
        ],
      },
    ],
  },
];
export default routes;
