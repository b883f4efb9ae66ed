import type { SignedIn } from '#contract/people';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

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
