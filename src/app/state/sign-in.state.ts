import type { Actor, Person } from '#domain/people/person';
import { mayDo, type Act, type Role } from '#domain/people/roles';
import {
  createFeature,
  createReducer,
  createSelector,
  on,
  type MemoizedSelector,
} from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { selectClinic } from './clinic.state';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { selectPersonEntities } from './people.state';
import { signInActions } from './sign-in.actions';

/**
 * `ended`: somebody was at work when the session ran out; their page stays as it is until they
 * have signed in again, so that nothing typed is lost.
 */
export type SignInStatus = 'asking' | 'signed-in' | 'nobody' | 'ended' | 'unreachable';

interface SignInState {
  readonly status: SignInStatus;
  readonly person: Person | null;
  readonly failure: ApiFailure | null;
}

export const signInFeature = createFeature({
  name: 'signIn',
  reducer: createReducer<SignInState>(
    { status: 'asking', person: null, failure: null },
    on(signInActions.asked, (state): SignInState =>
      state.status === 'unreachable' ? { ...state, status: 'asking' } : state,
    ),
    on(signInActions.recognised, (_, { person }): SignInState => ({
      status: 'signed-in',
      person,
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

/** Me, with my roles as they are now: the administrator may have changed them meanwhile. */
export const selectMe = createSelector(
  signInFeature.selectPerson,
  selectPersonEntities,
  (person, people): Person | null => (person === null ? null : (people[person.id] ?? person)),
);

const NO_ROLES: readonly Role[] = [];
export const selectRoles = createSelector(selectMe, (me) => me?.roles ?? NO_ROLES);

export const selectActor = createSelector(selectMe, selectClinic, (me, clinic): Actor | null =>
  me === null
    ? null
    : {
        personId: me.id,
        clinicId: clinic.id,
        name: me.name,
        roles: me.roles,
        physicianId: me.physicianId,
      },
);

/** May whoever is signed in ever do this? Hides and disables; the server decides. */
export function selectMayDo(act: Act): MemoizedSelector<object, boolean> {
  return createSelector(selectRoles, (roles) => mayDo(roles, act));
}
