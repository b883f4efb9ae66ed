import type { SavedFilter } from '#contract/saved-filters';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { type Action, Store } from '@ngrx/store';
import { type Observable, concatMap, exhaustMap, tap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { Notices } from '../../shared/notices/notices';
import { savedFiltersActions as wanted, savedFiltersApiActions } from './saved-filters.actions';

interface Answer {
  readonly filters: readonly SavedFilter[];
}

const answered = (request: Observable<Answer>): Observable<Action> =>
  request.pipe(
    mapResponse({
      next: ({ filters }) => savedFiltersApiActions.answered({ filters }),
      error: (failure: ApiFailure) => savedFiltersApiActions.failed({ failure }),
    }),
  );

export const readSavedFilters = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(wanted.wanted),
      exhaustMap(() => answered(api.read<Answer>('/api/saved-filters'))),
    );
  },
  { functional: true },
);

export const keepSavedFilters = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(wanted.saved, wanted.renamed, wanted.removed),
      concatMap((action) => {
        switch (action.type) {
          case wanted.saved.type: {
            const { name, query, id, position } = action;
            const body = { name, query, id, position };
            return answered(api.send<Answer>('POST', '/api/saved-filters', body));
          }
          case wanted.renamed.type: {
            const { id, query } = action.filter;
            const body = { name: action.name, query };
            return answered(api.send<Answer>('PUT', `/api/saved-filters/${id}`, body));
          }
          case wanted.removed.type:
            return answered(
              api.send<Answer>('DELETE', `/api/saved-filters/${action.filter.id}`, undefined),
            );
        }
      }),
    );
  },
  { functional: true },
);

export const tellSavedFilters = createEffect(
  (actions = inject(Actions), notices = inject(Notices), store = inject<Store>(Store)) => {
    return actions.pipe(
      ofType(wanted.removed, savedFiltersApiActions.failed),
      tap((action) => {
        if (action.type === savedFiltersApiActions.failed.type) {
          notices.failed(action.failure);
          return;
        }
        const { filter, position } = action;
        notices.done($localize`Removed: ${filter.name}:name:.`, {
          undo: () => {
            store.dispatch(wanted.saved({ ...filter, position }));
          },
        });
      }),
    );
  },
  { functional: true, dispatch: false },
);
