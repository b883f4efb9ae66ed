import type { AnswerValue, Checklist, ChecklistKind } from '#domain/discharge/checklist';
import type { Instant } from '#domain/time/instant';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

/** An item of a patient's checklist, begun or not. */
export interface ItemPlace {
  readonly bookingId: string;
  readonly kind: ChecklistKind;
  readonly linkId: string;
}

export interface GivenAnswer extends ItemPlace {
  readonly value: AnswerValue;
  readonly reason: string | null;
  /** The checklist's version that was on the screen; 1 before it was begun. */
  readonly version: number;
  /** The answer that was on the screen, if any. */
  readonly seen: string | null;
  /** By this desk's clock. */
  readonly givenAt: Instant;
}

export const checklistPageActions = createActionGroup({
  source: 'Checklist page',
  events: {
    'Past Day Opened': props<{ bookingId: string }>(),
    'Item Answered': props<{ answer: GivenAnswer }>(),
    'Answer Dropped': props<{ place: ItemPlace }>(),
    /** Given before a reload, and not saved by then. */
    'Answers Restored': props<{ answers: readonly GivenAnswer[] }>(),
  },
});

export const checklistsApiActions = createActionGroup({
  source: 'Checklists API',
  events: {
    'Past Checklists Found': props<{ bookingId: string; checklists: readonly Checklist[] }>(),
    'Past Checklists Failed': props<{ bookingId: string; failure: ApiFailure }>(),
    'Answer Stored': props<{ answer: GivenAnswer }>(),
    'Answer Refused': props<{ answer: GivenAnswer; failure: ApiFailure }>(),
  },
});
