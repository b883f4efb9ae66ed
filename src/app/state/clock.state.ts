import { clinicDateOf, clinicTimeOf, type Instant } from '#domain/time/instant';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { selectZone } from './clinic.state';
import { clockActions } from './clock.actions';

interface ClockState {
  /** The server's time, to the tick. */
  readonly now: Instant;
}

export const clockFeature = createFeature({
  name: 'clock',
  reducer: createReducer<ClockState>(
    { now: '1970-01-01T00:00:00.000Z' },
    on(clockActions.ticked, (_, { now }): ClockState => ({ now })),
  ),
});

/** Moves every 15 seconds: what shows minutes may use it, what only needs the day uses `selectToday`. */
export const { selectNow } = clockFeature;
export const selectToday = createSelector(selectNow, selectZone, clinicDateOf);
/** Whole minutes since midnight on the clinic's wall clock. */
export const selectMinuteNow = createSelector(
  selectNow,
  selectZone,
  (now, zone) => clinicTimeOf(now, zone).minute,
);
