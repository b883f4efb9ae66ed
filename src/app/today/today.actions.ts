import type { RecordFollowUpCall } from '#contract/visits';
import type { TakenMeasurement } from '#domain/visit/measurements';
import type { ProcedureRecordContent } from '#domain/visit/visit';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

/** Where it was typed: what one form stored says nothing of the other’s draft. */
export type MeasuringForm = 'measurements' | 'temperatures';

export const patientDayPageActions = createActionGroup({
  source: 'Patient day page',
  events: {
    Opened: emptyProps(),
    'Measurements Entered': props<{
      form: MeasuringForm;
      bookingId: string;
      measurements: readonly TakenMeasurement[];
    }>(),
    'Record Written': props<{
      bookingId: string;
      version: number;
      record: ProcedureRecordContent;
      amendment: string | null;
    }>(),
  },
});

export const callsPageActions = createActionGroup({
  source: 'Calls page',
  events: {
    Opened: emptyProps(),
    'Call Made': props<{ bookingId: string; call: RecordFollowUpCall }>(),
    'Concern Answered': props<{ bookingId: string; callId: string; text: string }>(),
  },
});

export const callsApiActions = createActionGroup({
  source: 'Calls API',
  events: {
    Stored: props<{ bookingId: string }>(),
    Refused: props<{ bookingId: string; failure: ApiFailure }>(),
  },
});

export const patientDayApiActions = createActionGroup({
  source: 'Patient day API',
  events: {
    'Measurements Recorded': props<{ form: MeasuringForm; bookingId: string }>(),
    'Measurements Refused': props<{
      form: MeasuringForm;
      bookingId: string;
      failure: ApiFailure;
    }>(),
    'Record Stored': props<{ bookingId: string }>(),
    'Record Refused': props<{ bookingId: string; failure: ApiFailure }>(),
  },
});
