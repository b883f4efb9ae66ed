import { provideBrowserGlobalErrorListeners, type ApplicationConfig } from '@angular/core';
import { TitleStrategy, provideRouter, withComponentInputBinding } from '@angular/router';
import { provideStoreDevtools } from '@ngrx/store-devtools';
import { provideSignIn } from '../state/provide-sign-in';
import { PageTitles } from './page-titles';
import { rootRoutes } from './root.routes';

/** Set to `false` by the production build, which then drops the devtools altogether. */
declare const ngDevMode: boolean;

export const rootConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideRouter(rootRoutes, withComponentInputBinding()),
    { provide: TitleStrategy, useClass: PageTitles },
    provideSignIn(),
    ngDevMode ? provideStoreDevtools({ maxAge: 50, connectInZone: false }) : [],
  ],
};
