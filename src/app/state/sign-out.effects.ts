import { inject, Injector } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { EMPTY, catchError, concatMap, exhaustMap, filter, from, tap } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { DEVICE_STORAGE, markForNobody, markedFor } from '../shared/kept-list/kept-mark';
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

/** Whether or not the server can be told: what this device keeps of the list goes at once. */
export const takeKeptListAlong = createEffect(
  (
    actions = inject(Actions),
    storage = inject(DEVICE_STORAGE),
    injector = inject(Injector),
    fetchKept = () => import('../shared/kept-list/kept-list'),
  ) => {
    return actions.pipe(
      ofType(signInActions.signOutChosen),
      filter(() => markedFor(storage) !== null),
      // Before anything is fetched: the page may be left first, and the next one does the rest.
      tap(() => {
        markForNobody(storage);
      }),
      concatMap(() =>
        from(fetchKept().then(({ KeptList }) => injector.get(KeptList).forgetAll())).pipe(
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true, dispatch: false },
);
