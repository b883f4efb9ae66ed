import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { bulkActions, type BulkRefused, type BulkRequest, type Chosen } from './bulk.actions';

/** What came of the last act on many. */
export interface BulkResult extends BulkRequest {
  readonly done: readonly Chosen[];
  readonly refused: readonly BulkRefused[];
  readonly failure: ApiFailure | null;
}

interface BulkState {
  readonly running: boolean;
  readonly result: BulkResult | null;
}

const NOTHING: BulkState = { running: false, result: null };

export const bulkFeature = createFeature({
  name: 'bulk',
  reducer: createReducer(
    NOTHING,
    on(bulkActions.asked, (): BulkState => ({ running: true, result: null })),
    on(bulkActions.answered, (_state, { what, chosen, done, refused }): BulkState => ({
      running: false,
      result: { what, chosen, done, refused, failure: null },
    })),
    on(bulkActions.failed, (_state, { what, chosen, failure }): BulkState => ({
      running: false,
      result: { what, chosen, done: [], refused: [], failure },
    })),
    on(bulkActions.resultClosed, (state): BulkState => ({ ...state, result: null })),
  ),
});

export const { selectRunning, selectResult } = bulkFeature;
