import { DOCUMENT, inject } from '@angular/core';
import { createEffect } from '@ngrx/effects';
import { Actions, ofType } from '@ngrx/effects';
import { fromEvent, map, merge, tap, timer } from 'rxjs';
import { clockActions } from './clock.actions';
import { liveFeedActions } from './live-feed.actions';
import { ServerClock } from './server-clock';

const TICK_MS = 15_000;

/** A tab that was hidden may have slept through its timer, so looking at it ticks too. */
export const tick = createEffect(
  (
    actions = inject(Actions),
    clock = inject(ServerClock),
    page: EventTarget = inject(DOCUMENT),
  ) => {
    return merge(
      timer(0, TICK_MS),
      fromEvent(page, 'visibilitychange'),
      actions.pipe(
        ofType(liveFeedActions.snapshotLoaded),
        tap(({ snapshot }) => {
          clock.agree(snapshot.now);
        }),
      ),
    ).pipe(map(() => clockActions.ticked({ now: clock.now() })));
  },
  { functional: true },
);
