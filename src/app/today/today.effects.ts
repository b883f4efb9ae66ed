import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { concatMap } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { VisitsClient } from '../shared/day/visits-client';
import {
  callsApiActions,
  callsPageActions,
  patientDayApiActions,
  patientDayPageActions,
} from './today.actions';

export const measurementsEntered = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(patientDayPageActions.measurementsEntered),
      concatMap(({ form, bookingId, measurements }) =>
        client.recordMeasurements(bookingId, measurements).pipe(
          mapResponse({
            next: () => patientDayApiActions.measurementsRecorded({ form, bookingId }),
            error: (failure: ApiFailure) =>
              patientDayApiActions.measurementsRefused({ form, bookingId, failure }),
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

export const callSent = createEffect(
  (actions = inject(Actions), client = inject(VisitsClient)) => {
    return actions.pipe(
      ofType(callsPageActions.callMade, callsPageActions.concernAnswered),
      concatMap((asked) => {
        const { bookingId } = asked;
        const sent =
          'call' in asked
            ? client.recordFollowUpCall(bookingId, asked.call)
            : client.answerConcern(bookingId, asked.callId, asked.text);
        return sent.pipe(
          mapResponse({
            next: () => callsApiActions.stored({ bookingId }),
            error: (failure: ApiFailure) => callsApiActions.refused({ bookingId, failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);
