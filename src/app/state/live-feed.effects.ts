import type { Snapshot } from '#contract/live';
import type { Clinic } from '#domain/clinic/clinic';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { type Action, Store } from '@ngrx/store';
import {
  type MonoTypeOperatorFunction,
  type Observable,
  filter,
  take,
  fromEvent,
  identity,
  map,
  merge,
  retry,
  switchMap,
  takeUntil,
  tap,
  throwError,
  timer,
} from 'rxjs';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { selectPicture } from './live-feed.state';
import { LiveFeed } from './live-feed/live-feed';
import type { FeedEvent } from './live-feed/tab-feed';
import { lookedAtAgain } from './page-visibility';
import { signInActions } from './sign-in.actions';
import { selectSignedInClinic } from './sign-in-status.state';

const MEND_AGAIN_MS = 3_000;

function actionOf(event: FeedEvent): Action {
  switch (event.kind) {
    case 'changes':
      return liveFeedActions.changesReceived({ changes: event.changes });
    case 'connection':
      return liveFeedActions.connectionChanged({ connection: event.connection });
    case 'gap':
      return liveFeedActions.gapFound();
    case 'refused':
      return liveFeedActions.streamRefused();
    case 'signed-out':
      return liveFeedActions.otherTabSignedOut();
  }
}

/**
 * Whoever is signed in when these effects begin, and whoever is recognised later: the frame and all
 * that it rests on are fetched while the server is still asked who is here.
 */
function signedIn(actions: Actions, store: Store): Observable<Clinic> {
  const already = store.select(selectSignedInClinic).pipe(
    take(1),
    filter((clinic) => clinic !== null),
  );
  const later = actions.pipe(
    ofType(signInActions.recognised),
    map(({ clinic }) => clinic),
  );
  return merge(already, later);
}

/** Listens before the snapshot is asked for, so that nothing falls between the two. */
export const join = createEffect(
  (actions = inject<Actions>(Actions), feed = inject(LiveFeed), store = inject<Store>(Store)) => {
    return signedIn(actions, store).pipe(
      switchMap((clinic) =>
        feed
          .join(clinic.id)
          .pipe(
            map(actionOf),
            takeUntil(
              actions.pipe(ofType(apiActions.sessionEnded, liveFeedActions.otherTabSignedOut)),
            ),
          ),
      ),
    );
  },
  { functional: true },
);

/** The first picture of the clinic; a failure is shown with a way to try again. */
export const takeSnapshot = createEffect(
  (actions = inject<Actions>(Actions), api = inject(ApiClient), store = inject<Store>(Store)) => {
    return signedIn(actions, store).pipe(
      concatLatestFrom(() => store.select(selectPicture)),
      switchMap(([, picture]) =>
        api.read<Snapshot>('/api/snapshot').pipe(
          // Whoever signs in again has a picture, and nowhere to ask for another one.
          picture === 'loaded' ? untilAnswered() : identity,
          mapResponse({
            next: (snapshot) => liveFeedActions.snapshotLoaded({ snapshot }),
            error: (failure: ApiFailure) => liveFeedActions.snapshotFailed({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Asks again and again, unless nobody is signed in any more. */
function untilAnswered<T>(): MonoTypeOperatorFunction<T> {
  return retry({
    delay: (failure: ApiFailure) =>
      failure.kind === 'signed-out' ? throwError(() => failure) : timer(MEND_AGAIN_MS),
  });
}

/** After a gap the old picture stays on the page while a new one is fetched, however long it takes. */
export const mendGap = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(liveFeedActions.gapFound),
      switchMap(() =>
        api.read<Snapshot>('/api/snapshot').pipe(
          untilAnswered(),
          mapResponse({
            next: (snapshot) => liveFeedActions.snapshotLoaded({ snapshot }),
            error: (failure: ApiFailure) => liveFeedActions.snapshotFailed({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const goOnFromSnapshot = createEffect(
  (actions = inject(Actions), feed = inject(LiveFeed)) => {
    return actions.pipe(
      ofType(liveFeedActions.snapshotLoaded),
      tap(({ snapshot }) => {
        feed.snapshotTaken(snapshot.seq);
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const lookAgain = createEffect(
  (feed = inject(LiveFeed), looked = lookedAtAgain()) => {
    return merge(looked, fromEvent(globalThis, 'online')).pipe(
      tap(() => {
        feed.look();
      }),
    );
  },
  { functional: true, dispatch: false },
);
