import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { setUpApiActions, setUpPageActions, type WeighedChange } from './set-up.actions';

interface SetUpState {
  /** Why the form that is open could not be saved. */
  readonly failure: ApiFailure | null;
  readonly saving: boolean;
  /** What waits for a yes, because it strands somebody. */
  readonly weighed: WeighedChange | null;
}

const AT_REST: SetUpState = { failure: null, saving: false, weighed: null };

export const setUpFeature = createFeature({
  name: 'setUp',
  reducer: createReducer(
    AT_REST,
    on(
      setUpPageActions.formOpened,
      setUpPageActions.planChangeDropped,
      setUpApiActions.saved,
      (): SetUpState => AT_REST,
    ),
    on(
      setUpPageActions.personChanged,
      setUpPageActions.resourceAdded,
      setUpPageActions.sessionsAdded,
      setUpPageActions.planChangeWanted,
      setUpPageActions.rulesProposed,
      setUpPageActions.rulesDecided,
      (): SetUpState => ({ failure: null, saving: true, weighed: null }),
    ),
    on(setUpPageActions.planChangeConfirmed, (state): SetUpState => ({ ...state, saving: true })),
    on(setUpApiActions.planChangeWeighed, (state, { weighed }): SetUpState => ({
      ...state,
      saving: weighed.preview.stranded.length === 0,
      weighed,
    })),
    on(setUpApiActions.refused, (_, { failure }): SetUpState => ({
      failure,
      saving: false,
      weighed: null,
    })),
  ),
});

export const { selectFailure: selectSetUpFailure, selectSaving, selectWeighed } = setUpFeature;
