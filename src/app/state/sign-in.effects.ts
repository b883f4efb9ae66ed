import type { AtThisDesk, SignedIn } from '#contract/people';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, filter, map, merge, of, switchMap, tap } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { liveFeedActions } from './live-feed.actions';
import { lookedAtAgain } from './page-visibility';
import { signInActions } from './sign-in.actions';
import { START_AFRESH } from './start-afresh';
import { selectSignInStatus, signInFeature } from './sign-in-status.state';

const AT_THIS_DESK = '/api/sign-ins';
const CURRENT = '/api/sign-ins/current';

/**
 * Who is at this desk? Asked at the start, after signing in, and by "Try again". Whoever signs in
 * where another person's page still stands begins afresh.
 */
export const askWho = createEffect(
  (
    actions = inject(Actions),
    api = inject(ApiClient),
    store = inject(Store),
    startAfresh = inject(START_AFRESH),
  ) => {
    return merge(of(null), actions.pipe(ofType(signInActions.asked))).pipe(
      concatLatestFrom(() => store.select(signInFeature.selectPerson)),
      switchMap(([, before]) =>
        api.read<AtThisDesk>(AT_THIS_DESK).pipe(
          filter(({ signedIn }) => {
            const same = before === null || signedIn === null || before.id === signedIn.person.id;
            if (!same) startAfresh('/');
            return same;
          }),
          mapResponse({
            next: ({ signedIn }) =>
              signedIn ? signInActions.recognised(signedIn) : signInActions.nobodySignedIn(),
            error: (failure: ApiFailure) => signInActions.couldNotAsk({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/**
 * Another tab may have signed out, or somebody else in. Whoever looks at this tab again, or finds
 * the feed refused, learns it at once; a session that has ended is reported by the API client.
 */
export const checkWho = createEffect(
  (
    actions = inject(Actions),
    api = inject(ApiClient),
    store = inject(Store),
    startAfresh = inject(START_AFRESH),
    looked = lookedAtAgain(),
  ) => {
    return merge(looked, actions.pipe(ofType(liveFeedActions.streamRefused))).pipe(
      concatLatestFrom(() => [
        store.select(selectSignInStatus),
        store.select(signInFeature.selectPerson),
      ]),
      filter(([, status]) => status === 'signed-in'),
      exhaustMap(([, , me]) =>
        api.read<SignedIn>(CURRENT).pipe(
          tap(({ person }) => {
            if (person.id !== me?.id) startAfresh('/');
          }),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true, dispatch: false },
);

/** Signed in again in another tab while this one waited. */
export const askAgain = createEffect(
  (store = inject(Store), looked = lookedAtAgain()) => {
    return looked.pipe(
      concatLatestFrom(() => store.select(selectSignInStatus)),
      filter(([, status]) => status === 'nobody' || status === 'ended'),
      map(() => signInActions.asked()),
    );
  },
  { functional: true },
);
