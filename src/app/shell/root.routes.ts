import type { Routes } from '@angular/router';
import { signedInGuard } from './signed-in.guard';

export const rootRoutes: Routes = [
  {
    path: 'sign-in',
    title: $localize`Sign in`,
    loadComponent: () => import('./sign-in/sign-in-page').then(({ SignInPage }) => SignInPage),
  },
  {
    path: 'first-run',
    title: $localize`Set up the clinic`,
    loadComponent: () =>
      import('./first-run/first-run-page').then(({ FirstRunPage }) => FirstRunPage),
  },
  {
    path: '',
    loadComponent: () => import('./frame/frame').then(({ Frame }) => Frame),
    canActivate: [signedInGuard],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'today' },
      {
        path: 'today',
        title: $localize`Today`,
        loadChildren: () => import('../today/today.routes'),
      },
      {
        path: 'queue',
        title: $localize`Queue`,
        loadChildren: () => import('../referral-queue/referral-queue.routes'),
      },
      {
        path: 'board',
        title: $localize`Board`,
        loadChildren: () => import('../procedure-slots/procedure-slots.routes'),
      },
      {
        path: 'series',
        title: $localize`Series`,
        loadChildren: () => import('../repeat-blocks/repeat-blocks.routes'),
      },
      {
        path: 'my-list',
        title: $localize`My list`,
        loadChildren: () => import('../daily-list/daily-list.routes'),
      },
      {
        path: 'checklists',
        title: $localize`Checklists`,
        loadChildren: () => import('../discharge-checklists/discharge-checklists.routes'),
      },
      {
        path: 'set-up',
        title: $localize`Set-up`,
        loadChildren: () => import('../clinic-setup/clinic-setup.routes'),
      },
      {
        path: '**',
        title: $localize`Page not found`,
        loadComponent: () => import('./not-found').then(({ NotFound }) => NotFound),
      },
    ],
  },
];
