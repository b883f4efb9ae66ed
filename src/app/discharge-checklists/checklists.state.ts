import type { Checklist } from '#domain/discharge/checklist';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import {
  checklistPageActions,
  checklistsApiActions,
  type GivenAnswer,
  type ItemPlace,
} from './checklists.actions';

/** An answer on its way to the server, or one that it would not take. */
export interface PendingAnswer {
  readonly answer: GivenAnswer;
  readonly failure: ApiFailure | null;
}

interface ChecklistsState {
  /** By `placeKey`; the newest answer to an item only. */
  readonly pending: Readonly<Partial<Record<string, PendingAnswer>>>;
  /** Checklists of days that are over, by booking: read one by one, only to be looked at. */
  readonly past: Readonly<Partial<Record<string, readonly Checklist[]>>>;
}

export const placeKey = ({ bookingId, kind, linkId }: ItemPlace): string =>
  `${bookingId} ${kind} ${linkId}`;

/** What was typed and is not yet saved: an answer is shown as saved only once the server has it. */
export const dischargeChecklistsFeature = createFeature({
  name: 'dischargeChecklists',
  reducer: createReducer<ChecklistsState>(
    { pending: {}, past: {} },
    on(checklistsApiActions.pastChecklistsFound, (state, found): ChecklistsState => ({
      ...state,
      past: { ...state.past, [found.bookingId]: found.checklists },
    })),
    on(checklistPageActions.itemAnswered, (state, { answer }): ChecklistsState => ({
      ...state,
      pending: { ...state.pending, [placeKey(answer)]: { answer, failure: null } },
    })),
    on(
      checklistsApiActions.answerStored,
      checklistPageActions.answerDropped,
      (state, { place }): ChecklistsState => {
        const gone = placeKey(place);
        const left = Object.entries(state.pending).filter(([key]) => key !== gone);
        return { ...state, pending: Object.fromEntries(left) };
      },
    ),
    on(checklistsApiActions.answerRefused, (state, { place, failure }): ChecklistsState => {
      const known = state.pending[placeKey(place)];
      return known === undefined
        ? state
        : { ...state, pending: { ...state.pending, [placeKey(place)]: { ...known, failure } } };
    }),
  ),
});

export const { selectPending, selectPast } = dischargeChecklistsFeature;
