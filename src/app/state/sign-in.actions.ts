import type { Clinic } from '#domain/clinic/clinic';
import type { Person } from '#domain/people/person';
import type { Act } from '#domain/people/roles';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

/** `GET /api/sign-ins/current`. */
export interface SignedIn {
  readonly person: Person;
  readonly clinic: Clinic;
  readonly acts: readonly Act[];
}

export const signInActions = createActionGroup({
  source: 'Sign-in',
  events: {
    Asked: emptyProps(),
    Recognised: props<SignedIn>(),
    'Nobody signed in': emptyProps(),
    'Could not ask': props<{ failure: ApiFailure }>(),
    'Sign out chosen': emptyProps(),
    'Sign out failed': props<{ failure: ApiFailure }>(),
  },
});
