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
    // Outside the frame: it opens without a network, and knows nothing but what is kept.
    path: 'offline-list',
    title: $localize`My list, kept on this device`,
    loadComponent: () =>
      import('../daily-list/kept/offline-list-page').then(({ OfflineListPage }) => OfflineListPage),
  },
  {
    path: '',
    canActivate: [signedInGuard],
    loadChildren: () => import('./frame/frame.routes'),
  },
];
