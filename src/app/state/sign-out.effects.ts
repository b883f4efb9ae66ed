import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap, filter, tap } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { LiveFeed } from './live-feed/live-feed';
import { signInActions } from './sign-in.actions';
import { START_AFRESH } from './start-afresh';

export const signOut = createEffect(
  (
    actions = inject(Actions),
    api = inject(ApiClient),
    feed = inject(LiveFeed),
    startAfresh = inject(START_AFRESH),
  ) => {
    return actions.pipe(
      ofType(signInActions.signOutChosen),
      exhaustMap(() =>
        api.send('DELETE', '/api/sign-ins/current').pipe(
          tap(() => {
            feed.tellSignedOut();
            startAfresh('/sign-in');
          }),
          filter(() => false),
          mapResponse({
            next: () => signInActions.nobodySignedIn(),
            error: (failure: ApiFailure) => signInActions.signOutFailed({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
