import { makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideEffects } from '@ngrx/effects';
import { provideRouterStore, routerReducer } from '@ngrx/router-store';
import { provideStore } from '@ngrx/store';
import * as signInEffects from './sign-in.effects';
import { signInFeature } from './sign-in-status.state';

/** The store with what is needed at the door: where we are, and who is here. */
export function provideSignIn(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideStore({ router: routerReducer, [signInFeature.name]: signInFeature.reducer }),
    provideEffects(signInEffects),
    provideRouterStore(),
  ]);
}
