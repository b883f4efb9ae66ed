import { createFeature, createReducer, on } from '@ngrx/store';
import { visitStepsActions, visitStepsApiActions } from './visit-steps.actions';

interface VisitStepsState {
  /** Visits a step of which is on its way: its buttons rest until the answer. */
  readonly busy: readonly string[];
}

const without = (busy: readonly string[], bookingId: string): readonly string[] =>
  busy.filter((id) => id !== bookingId);

export const visitStepsFeature = createFeature({
  name: 'visitSteps',
  reducer: createReducer<VisitStepsState>(
    { busy: [] },
    on(
      visitStepsActions.stepAsked,
      visitStepsActions.undoAsked,
      visitStepsActions.overruleAsked,
      (state, { bookingId }): VisitStepsState => ({
        busy: [...without(state.busy, bookingId), bookingId],
      }),
    ),
    on(
      visitStepsApiActions.stepRecorded,
      visitStepsApiActions.stepUndone,
      visitStepsApiActions.blockerOverruled,
      visitStepsApiActions.refused,
      (state, { bookingId }): VisitStepsState => ({ busy: without(state.busy, bookingId) }),
    ),
  ),
});

export const { selectBusy: selectBusyVisits } = visitStepsFeature;
