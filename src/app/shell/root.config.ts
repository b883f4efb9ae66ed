import type { ApplicationConfig } from '@angular/core';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { provideStore } from '@ngrx/store';
import { rootRoutes } from './root.routes';

export const rootConfig: ApplicationConfig = {
  providers: [provideRouter(rootRoutes, withComponentInputBinding()), provideStore({})],
};
