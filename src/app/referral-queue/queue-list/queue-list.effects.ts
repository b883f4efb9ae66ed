import type { QueuePage } from '#contract/queue';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { type Action, Store } from '@ngrx/store';
import {
  type Observable,
  asyncScheduler,
  filter,
  merge,
  switchMap,
  throttleTime,
  timer,
} from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { queueActions } from '../../state/queue.actions';
import { queueListActions, queueListApiActions } from './queue-list.actions';
import { PAGE_ROWS, selectLacking, selectView } from './queue-list.state';
import { viewQuery, type QueueView } from './queue-view';

/** While somebody drags the scroll bar, pages that only fly past are not asked for. */
const SETTLES_MS = 50;
/** A line that was down for a moment is no reason to show an old list. */
const ASK_AGAIN_MS = 2_000;

function readPage(api: ApiClient, view: QueueView, where: string): Observable<Action> {
  return api.read<QueuePage>(`/api/queue?${viewQuery(view)}&limit=${PAGE_ROWS}&${where}`).pipe(
    mapResponse({
      next: (page) => queueListApiActions.pageFound({ view, page }),
      error: (failure: ApiFailure) => queueListApiActions.pageFailed({ view, failure }),
    }),
  );
}

export const beginList = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(queueListActions.viewShown),
      switchMap(({ view, around }) =>
        readPage(api, view, around === null ? 'offset=0' : `around=${around}`),
      ),
    );
  },
  { functional: true },
);

/** Pages that come into sight, and those in sight when a list has turned. */
export const fillList = createEffect(
  (actions = inject(Actions), store = inject<Store>(Store), api = inject(ApiClient)) => {
    const scrolled = actions.pipe(
      ofType(queueListActions.rowsInSight),
      throttleTime(SETTLES_MS, asyncScheduler, { leading: true, trailing: true }),
    );
    const failed = actions.pipe(
      ofType(queueListApiActions.pageFailed),
      filter(({ failure }) => failure.kind === 'offline'),
      switchMap(() => timer(ASK_AGAIN_MS)),
    );
    const turned = actions.pipe(ofType(queueActions.listsTurned));
    return merge(scrolled, turned, failed).pipe(
      concatLatestFrom(() => [store.select(selectLacking), store.select(selectView)]),
      filter(([, lacking]) => lacking.length > 0),
      switchMap(([, lacking, view]) =>
        merge(
          ...lacking.map((page) => readPage(api, view as QueueView, `offset=${page * PAGE_ROWS}`)),
        ),
      ),
    );
  },
  { functional: true },
);
