import type { Bulk } from '#contract/referral-writes';
import type { Refusal } from '#domain/refusal';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';

/** A chosen referral, as the table shows it. */
export interface Chosen {
  readonly id: string;
  readonly version: number;
  readonly name: string;
}

export type BulkWhat = Bulk['what'];

export interface BulkRequest {
  readonly what: BulkWhat;
  readonly chosen: readonly Chosen[];
}

export interface BulkRefused {
  readonly referralId: string;
  readonly refusals: readonly Refusal[];
}

export const bulkActions = createActionGroup({
  source: 'Bulk',
  events: {
    Asked: props<BulkRequest>(),
    /** `done` with the version each now has, for the undo. */
    Answered: props<BulkRequest & { done: readonly Chosen[]; refused: readonly BulkRefused[] }>(),
    Failed: props<BulkRequest & { failure: ApiFailure }>(),
    'Result closed': emptyProps(),
  },
});
