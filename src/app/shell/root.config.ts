import { inject, provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import {
  TitleStrategy,
  provideRouter,
  withComponentInputBinding,
  withNavigationErrorHandler,
  withRouterConfig,
} from '@angular/router';
import { provideStoreDevtools } from '@ngrx/store-devtools';
import { Notices } from '../shared/notices/notices';
import { provideSignIn } from '../state/provide-sign-in';
import { PageTitles } from './page-titles';
import { rootRoutes } from './root.routes';

/** Set to `false` by the production build, which then drops the devtools altogether. */
declare const ngDevMode: boolean;

export const rootConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(
      rootRoutes,
      withComponentInputBinding(),
      withRouterConfig({ resolveNavigationPromiseOnError: true }),
      // Most often its script could not be fetched: a link that does nothing tells nobody why.
      withNavigationErrorHandler(() => {
        inject(Notices).tell($localize`This page cannot be opened now. Is the network there?`);
      }),
    ),
    { provide: TitleStrategy, useClass: PageTitles },
    provideSignIn(),
    ngDevMode ? provideStoreDevtools({ maxAge: 50, connectInZone: false }) : [],
  ],
};
