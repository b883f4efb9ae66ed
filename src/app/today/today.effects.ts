import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { concatMap, tap } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { VisitsClient } from '../shared/day/visits-client';
import { Notices } from '../shared/notices/notices';
import { patientDayApiActions, patientDayPageActions } from './today.actions';

export const measurementsEntered = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(patientDayPageActions.measurementsEntered),
      concatMap(({ bookingId, measurements }) =>
        client.recordMeasurements(bookingId, measurements).pipe(
          mapResponse({
            next: () => patientDayApiActions.measurementsRecorded({ bookingId }),
            error: (failure: ApiFailure) =>
              patientDayApiActions.measurementsRefused({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const recordWritten = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(patientDayPageActions.recordWritten),
      concatMap(({ bookingId, version, record, amendment }) =>
        client.writeRecord(bookingId, { version, record, amendment }).pipe(
          mapResponse({
            next: () => patientDayApiActions.recordStored({ bookingId }),
            error: (failure: ApiFailure) =>
              patientDayApiActions.recordRefused({ bookingId, failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellStored = createEffect(
  (actions = inject(Actions), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(patientDayApiActions.measurementsRecorded, patientDayApiActions.recordStored),
      tap(({ type }) => {
        if (type === patientDayApiActions.measurementsRecorded.type)
          notices.done($localize`Measurements are saved.`);
        else notices.done($localize`The procedure record is saved.`);
      }),
    );
  },
  { functional: true, dispatch: false },
);
