import type { Checklist } from '#domain/discharge/checklist';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
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
  readonly past: Readonly<Partial<Record<string, PastChecklists>>>;
}

/** As they were found, or why they were not. */
type PastChecklists =
  { readonly checklists: readonly Checklist[] } | { readonly failure: ApiFailure };

export const placeKey = ({ bookingId, kind, linkId }: ItemPlace): string =>
  `${bookingId} ${kind} ${linkId}`;

/** Answers to one item may queue: what becomes of an older one says nothing of the newest. */
const isAwaited = ({ pending }: ChecklistsState, answer: GivenAnswer): boolean =>
  pending[placeKey(answer)]?.answer === answer;

function without(state: ChecklistsState, place: ItemPlace): ChecklistsState {
  const gone = placeKey(place);
  const left = Object.entries(state.pending).filter(([key]) => key !== gone);
  return { ...state, pending: Object.fromEntries(left) };
}

/** What was typed and is not yet saved: an answer is shown as saved only once the server has it. */
export const dischargeChecklistsFeature = createFeature({
  name: 'dischargeChecklists',
  reducer: createReducer<ChecklistsState>(
    { pending: {}, past: {} },
    on(checklistPageActions.pastDayOpened, (state, { bookingId }): ChecklistsState => {
      // Asked again: why it failed before is no answer to that.
      const known = state.past[bookingId];
      return known !== undefined && 'failure' in known
        ? { ...state, past: { ...state.past, [bookingId]: undefined } }
        : state;
    }),
    on(
      checklistsApiActions.pastChecklistsFound,
      (state, { bookingId, checklists }): ChecklistsState => ({
        ...state,
        past: { ...state.past, [bookingId]: { checklists } },
      }),
    ),
    on(
      checklistsApiActions.pastChecklistsFailed,
      (state, { bookingId, failure }): ChecklistsState => ({
        ...state,
        past: { ...state.past, [bookingId]: { failure } },
      }),
    ),
    on(checklistPageActions.itemAnswered, (state, { answer }): ChecklistsState => ({
      ...state,
      pending: { ...state.pending, [placeKey(answer)]: { answer, failure: null } },
    })),
    on(checklistPageActions.answersRestored, (state, { answers }): ChecklistsState => {
      const failure = { kind: 'offline' } as const;
      const restored = answers.map((answer) => [placeKey(answer), { answer, failure }] as const);
      return { ...state, pending: { ...Object.fromEntries(restored), ...state.pending } };
    }),
    on(checklistPageActions.answerDropped, (state, { place }): ChecklistsState =>
      without(state, place),
    ),
    on(checklistsApiActions.answerStored, (state, { answer }): ChecklistsState =>
      isAwaited(state, answer) ? without(state, answer) : state,
    ),
    on(checklistsApiActions.answerRefused, (state, { answer, failure }): ChecklistsState =>
      isAwaited(state, answer)
        ? { ...state, pending: { ...state.pending, [placeKey(answer)]: { answer, failure } } }
        : state,
    ),
  ),
});

export const { selectPending, selectPast } = dischargeChecklistsFeature;

/** Everything given at this desk that the server does not have, in the order in which it was given. */
export const selectUnsaved = createSelector(selectPending, (pending) =>
  Object.values(pending)
    .filter((each) => each !== undefined)
    .sort((a, b) => a.answer.givenAt.localeCompare(b.answer.givenAt)),
);

/** Of these, what only waits for the line. */
export const selectWaiting = createSelector(selectUnsaved, (unsaved) =>
  unsaved.filter(({ failure }) => failure?.kind === 'offline'),
);
