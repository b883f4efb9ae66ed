import type { Clinic } from '#domain/clinic/clinic';
import type { Person } from '#domain/people/person';
import type { Role } from '#domain/people/roles';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { signInActions } from './sign-in.actions';

/**
 * `ended`: somebody was at work when the session ran out; their page stays as it is until they
 * have signed in again, so that nothing typed is lost.
 */
export type SignInStatus = 'asking' | 'signed-in' | 'nobody' | 'ended' | 'unreachable';

interface SignInState {
  readonly status: SignInStatus;
  readonly person: Person | null;
  readonly clinic: Clinic | null;
  readonly failure: ApiFailure | null;
}

export const signInFeature = createFeature({
  name: 'signIn',
  reducer: createReducer<SignInState>(
    { status: 'asking', person: null, clinic: null, failure: null },
    on(signInActions.asked, (state): SignInState =>
      state.status === 'unreachable' ? { ...state, status: 'asking' } : state,
    ),
    on(signInActions.recognised, (_, { person, clinic }): SignInState => ({
      status: 'signed-in',
      person,
      clinic,
      failure: null,
    })),
    on(signInActions.nobodySignedIn, (state): SignInState =>
      state.person === null ? { ...state, status: 'nobody' } : { ...state, status: 'ended' },
    ),
    on(signInActions.couldNotAsk, (state, { failure }): SignInState =>
      state.person === null ? { ...state, status: 'unreachable', failure } : state,
    ),
    on(apiActions.sessionEnded, liveFeedActions.otherTabSignedOut, (state): SignInState =>
      state.status === 'signed-in' ? { ...state, status: 'ended' } : state,
    ),
  ),
});

export const { selectStatus: selectSignInStatus, selectFailure: selectSignInFailure } =
  signInFeature;

const NO_ROLES: readonly Role[] = [];
/** As they were when somebody signed in: before the clinic's people are known. */
export const selectSignedInRoles = createSelector(
  signInFeature.selectPerson,
  (person) => person?.roles ?? NO_ROLES,
);

/** The clinic that whoever is signed in works in; `null` while nobody is. */
export const selectSignedInClinic = createSelector(
  selectSignInStatus,
  signInFeature.selectClinic,
  (status, clinic) => (status === 'signed-in' ? clinic : null),
);
