import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { repeatBlocksPageActions, seriesApiActions } from './repeat-blocks.actions';

interface RepeatBlocksState {
  /** A write is on its way: what asks for another rests until the answer. */
  readonly saving: boolean;
  /** Why the last write was not done; it stays beside the form until the next one. */
  readonly failure: ApiFailure | null;
  /** How many writes were stored: a form that sees it rise may clear itself. */
  readonly stored: number;
}

const NOTHING: RepeatBlocksState = { saving: false, failure: null, stored: 0 };

export const repeatBlocksFeature = createFeature({
  name: 'repeatBlocks',
  reducer: createReducer(
    NOTHING,
    on(
      repeatBlocksPageActions.responseRecorded,
      repeatBlocksPageActions.decisionMade,
      repeatBlocksPageActions.pauseAsked,
      repeatBlocksPageActions.resumeAsked,
      repeatBlocksPageActions.blocksBooked,
      repeatBlocksPageActions.seriesPlanned,
      (state): RepeatBlocksState => ({ ...state, saving: true, failure: null }),
    ),
    on(
      seriesApiActions.responseStored,
      seriesApiActions.decisionStored,
      seriesApiActions.pauseStored,
      seriesApiActions.blocksPlaced,
      seriesApiActions.seriesBegun,
      (state): RepeatBlocksState => ({
        saving: false,
        failure: null,
        stored: state.stored + 1,
      }),
    ),
    on(seriesApiActions.writeRefused, (state, { failure }): RepeatBlocksState => ({
      ...state,
      saving: false,
      failure,
    })),
    on(repeatBlocksPageActions.left, (state): RepeatBlocksState => ({ ...state, failure: null })),
  ),
});

export const { selectSaving, selectFailure, selectStored } = repeatBlocksFeature;
