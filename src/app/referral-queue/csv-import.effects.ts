import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { concatMap, exhaustMap, from, map } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { csvImportActions } from './csv-import.actions';
import { queuePageActions, referralsApiActions } from './referral-queue.actions';
import { ReferralsClient } from './referrals-client';
import { isCsv } from './uploads';

/** A CSV file is never taken in unseen. */
export const lookingOver = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(queuePageActions.filesChosen),
      concatMap(({ files }) => from(files.filter(isCsv))),
      concatMap((file) => {
        return client.lookOver(file).pipe(
          mapResponse({
            next: (preview) => csvImportActions.lookedOver({ file, preview }),
            error: (failure: ApiFailure) => csvImportActions.lookOverFailed({ file, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

export const takingInRows = createEffect(
  (actions = inject(Actions), client = inject(ReferralsClient)) => {
    return actions.pipe(
      ofType(csvImportActions.takeInAsked),
      exhaustMap(({ file, hash, leaveOut }) => {
        return client.takeInRows(file, hash, leaveOut).pipe(
          mapResponse({
            next: ({ outcomes }) => csvImportActions.takenIn({ file, outcomes }),
            error: (failure: ApiFailure) => csvImportActions.takeInFailed({ file, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** What came of the rows stands where the outcomes of messages stand. */
export const showOutcomes = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(csvImportActions.takenIn),
      map(({ file, outcomes }) =>
        referralsApiActions.fileTakenIn({ name: file.name, parts: [file.name], outcomes }),
      ),
    );
  },
  { functional: true },
);
