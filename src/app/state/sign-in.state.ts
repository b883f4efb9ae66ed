import type { Actor, Person } from '#domain/people/person';
import { mayDo, type Act, type Role } from '#domain/people/roles';
import { createSelector, type MemoizedSelector } from '@ngrx/store';
import { selectClinic } from './clinic.state';
import { selectPersonEntities } from './people.state';
import { signInFeature } from './sign-in-status.state';

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
