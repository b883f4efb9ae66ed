import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { setUpApiActions, setUpPageActions } from './set-up.actions';

interface SetUpState {
  /** Why the form that is open could not be saved. */
  readonly failure: ApiFailure | null;
  readonly saving: boolean;
}

const AT_REST: SetUpState = { failure: null, saving: false };

export const setUpFeature = createFeature({
  name: 'setUp',
  reducer: createReducer(
    AT_REST,
    on(setUpPageActions.formOpened, setUpApiActions.saved, (): SetUpState => AT_REST),
    on(
      setUpPageActions.personChanged,
      setUpPageActions.resourceAdded,
      setUpPageActions.resourceChanged,
      setUpPageActions.sessionsAdded,
      setUpPageActions.sessionCancelled,
      setUpPageActions.clinicChanged,
      setUpPageActions.rulesProposed,
      setUpPageActions.rulesDecided,
      (): SetUpState => ({ failure: null, saving: true }),
    ),
    on(setUpApiActions.refused, (_, { failure }): SetUpState => ({ failure, saving: false })),
  ),
});

export const { selectFailure: selectSetUpFailure, selectSaving } = setUpFeature;
