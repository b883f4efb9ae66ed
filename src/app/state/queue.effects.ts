import type { QueueCounts } from '#contract/queue';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import {
  type Observable,
  asyncScheduler,
  distinctUntilChanged,
  filter,
  map,
  merge,
  skip,
  switchMap,
  throttleTime,
  timer,
} from 'rxjs';
import { ApiClient } from '../shared/api-client';
import { selectToday } from './clock.state';
import { LISTS_TURN_MS } from './lists-turn';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { queueActions } from './queue.actions';
import { selectMayDo } from './sign-in.state';

const ASK_AGAIN_MS = 3_000;
/** What a referral's place rests on: its own facts, and the numbers the clinic works by. */
const TURNING: ReadonlySet<string> = new Set(['referral', 'clinic']);

/** The server keeps the lists; what may move somebody from one to another comes by the live feed. */
export const turnLists = createEffect(
  (
    actions = inject<Actions>(Actions),
    store = inject<Store>(Store),
    noOftener = inject(LISTS_TURN_MS),
  ) => {
    const changed: Observable<number | null> = actions.pipe(
      ofType(liveFeedActions.changesReceived, apiActions.changesAnswered),
      map(({ changes }) => changes.findLast(({ entity }) => TURNING.has(entity))?.seq),
      filter((seq) => seq !== undefined),
    );
    const begun = actions.pipe(
      ofType(liveFeedActions.snapshotLoaded),
      map(({ snapshot }) => snapshot.seq),
    );
    // What failed while the line was down is asked again once it is back, or in a while.
    const lineBack = actions.pipe(
      ofType(liveFeedActions.connectionChanged),
      filter(({ connection }) => connection.kind === 'live'),
      map(() => null),
    );
    const failed = actions.pipe(
      ofType(queueActions.countsFailed),
      switchMap(() => timer(ASK_AGAIN_MS)),
      map(() => null),
    );
    const nextDay = store.select(selectToday).pipe(
      distinctUntilChanged(),
      skip(1),
      map(() => null),
    );
    return merge(changed, begun, lineBack, failed, nextDay).pipe(
      throttleTime(noOftener, asyncScheduler, { leading: true, trailing: true }),
      map((since) => queueActions.listsTurned({ since })),
    );
  },
  { functional: true },
);

export const countLists = createEffect(
  (
    actions = inject<Actions>(Actions),
    store = inject<Store>(Store),
    api = inject<ApiClient>(ApiClient),
  ) => {
    const mayRead = store.selectSignal(selectMayDo('read-clinic'));
    return actions.pipe(
      ofType(queueActions.listsTurned),
      filter(mayRead),
      switchMap(({ since }) =>
        api.read<QueueCounts>(`/api/queue/counts${since === null ? '' : `?since=${since}`}`).pipe(
          mapResponse({
            next: (counts) => queueActions.countsFound({ counts }),
            // The counts stay as they were; the connection says for itself that it is gone.
            error: () => queueActions.countsFailed(),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
