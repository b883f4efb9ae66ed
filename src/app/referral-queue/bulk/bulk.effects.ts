import type { EntityChange } from '#contract/live';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { bulkActions, type BulkRefused, type BulkWhat, type Chosen } from './bulk.actions';

interface BulkAnswer {
  readonly changes: readonly EntityChange[];
  readonly done: readonly string[];
  readonly refused: readonly BulkRefused[];
}

export const actingOnMany = createEffect(
  (actions = inject(Actions), api = inject(ApiClient)) => {
    return actions.pipe(
      ofType(bulkActions.asked),
      exhaustMap(({ what, chosen }) => {
        const referrals = chosen.map(({ id, version }) => ({ id, version }));
        return api.send<BulkAnswer>('POST', '/api/referrals/bulk', { referrals, what }).pipe(
          mapResponse({
            next: ({ changes, done, refused }) =>
              bulkActions.answered({ what, chosen, done: asNow(chosen, done, changes), refused }),
            error: (failure: ApiFailure) => bulkActions.failed({ what, chosen, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** Those that were done, each with the version it has now. */
function asNow(
  chosen: readonly Chosen[],
  done: readonly string[],
  changes: readonly EntityChange[],
): Chosen[] {
  const versions = new Map(changes.map(({ id, version }) => [id, version]));
  return chosen
    .filter(({ id }) => done.includes(id))
    .map((each) => ({ ...each, version: versions.get(each.id) ?? each.version }));
}

/** What takes it back, where each of its steps can be taken back. */
export function undoOf(what: BulkWhat): BulkWhat | null {
  switch (what.act) {
    case 'return':
    case 'decline':
    case 'withdraw':
      return { act: 'undo' };
    case 'remind':
      return { act: 'take-back-reminder' };
    default:
      return null;
  }
}
