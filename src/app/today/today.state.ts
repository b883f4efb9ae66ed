import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import {
  callsApiActions,
  callsPageActions,
  patientDayApiActions,
  patientDayPageActions,
} from './today.actions';

/** How a form of the patient's day stands with the server. */
export interface Sending {
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** Counts what was stored since the page was opened: a form empties itself when it moves. */
  readonly stored: number;
}

interface TodayState {
  readonly measurements: Sending;
  readonly temperatures: Sending;
  readonly record: Sending;
  readonly call: Sending & { readonly bookingId: string | null };
}

const idle: Sending = { busy: false, failure: null, stored: 0 };
const initial: TodayState = {
  measurements: idle,
  temperatures: idle,
  record: idle,
  call: { ...idle, bookingId: null },
};

const sent = (sending: Sending): Sending => ({ ...sending, busy: true, failure: null });
const stored = (sending: Sending): Sending => ({
  busy: false,
  failure: null,
  stored: sending.stored + 1,
});
const refused = (sending: Sending, failure: ApiFailure): Sending => ({
  ...sending,
  busy: false,
  failure,
});

/** What is under way on the patient's day; the facts themselves live in `app/state`. */
export const todayFeature = createFeature({
  name: 'today',
  reducer: createReducer<TodayState>(
    initial,
    on(patientDayPageActions.opened, (): TodayState => initial),
    on(patientDayPageActions.measurementsEntered, (state, { form }): TodayState => ({
      ...state,
      [form]: sent(state[form]),
    })),
    on(patientDayApiActions.measurementsRecorded, (state, { form }): TodayState => ({
      ...state,
      [form]: stored(state[form]),
    })),
    on(patientDayApiActions.measurementsRefused, (state, { form, failure }): TodayState => ({
      ...state,
      [form]: refused(state[form], failure),
    })),
    on(patientDayPageActions.recordWritten, (state): TodayState => ({
      ...state,
      record: sent(state.record),
    })),
    on(patientDayApiActions.recordStored, (state): TodayState => ({
      ...state,
      record: stored(state.record),
    })),
    on(patientDayApiActions.recordRefused, (state, { failure }): TodayState => ({
      ...state,
      record: refused(state.record, failure),
    })),
    on(callsPageActions.opened, (state): TodayState => ({ ...state, call: initial.call })),
    on(
      callsPageActions.callMade,
      callsPageActions.concernAnswered,
      (state, { bookingId }): TodayState => ({
        ...state,
        call: { ...sent(state.call), bookingId },
      }),
    ),
    on(callsApiActions.stored, (state, { bookingId }): TodayState => ({
      ...state,
      call: { ...stored(state.call), bookingId },
    })),
    on(callsApiActions.refused, (state, { bookingId, failure }): TodayState => ({
      ...state,
      call: { ...refused(state.call, failure), bookingId },
    })),
  ),
});

export const {
  selectMeasurements: selectMeasurementsSending,
  selectTemperatures: selectTemperaturesSending,
  selectRecord: selectRecordSending,
  selectCall: selectCallSending,
} = todayFeature;
