import type { ListLook, LookedList } from '#contract/list-look';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import type { Action } from '@ngrx/store';
import { concatMap, switchMap, type Observable } from 'rxjs';
import { ApiClient } from '../shared/api-client';
import { listLookActions, listLookApiActions } from './list-look.actions';

const urlOf = ({ physicianId, date }: LookedList): string =>
  `/api/list-looks/${physicianId}/${date}`;

const answered = (list: LookedList, request: Observable<ListLook>): Observable<Action> =>
  request.pipe(
    mapResponse({
      next: ({ look }) => listLookApiActions.found({ list, look }),
      error: () => listLookApiActions.failed({ list }),
    }),
  );

export const readLook = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(listLookActions.shown),
      switchMap(({ list }) => answered(list, api.read<ListLook>(urlOf(list)))),
    );
  },
  { functional: true },
);

export const keepSeen = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(listLookActions.seen),
      concatMap(({ list, rows, gone }) =>
        answered(list, api.send<ListLook>('PUT', urlOf(list), { rows, gone })),
      ),
    );
  },
  { functional: true },
);
