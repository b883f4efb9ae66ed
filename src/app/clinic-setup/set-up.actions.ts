import type {
  AddResource,
  AddSessions,
  ChangeClinic,
  ChangeResource,
  ProposeRules,
} from '#contract/clinic';
import type { ChangePerson } from '#contract/people';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

export const setUpPageActions = createActionGroup({
  source: 'Set-up page',
  events: {
    'Form opened': emptyProps(),
    'Person changed': props<{ id: string; change: ChangePerson }>(),
    'Resource added': props<{ resource: AddResource }>(),
    'Resource changed': props<{ id: string; change: ChangeResource }>(),
    'Sessions added': props<{ sessions: AddSessions }>(),
    'Session cancelled': props<{ id: string; version: number; reason: string }>(),
    'Clinic changed': props<{ change: ChangeClinic }>(),
    'Rules proposed': props<{ proposal: ProposeRules }>(),
    'Rules decided': props<{ version: number; decision: 'approve' | 'withdraw' }>(),
  },
});

export const setUpApiActions = createActionGroup({
  source: 'Set-up API',
  events: {
    /** `back` is the list that the form was opened from. */
    Saved: props<{ said: string; back: string }>(),
    Refused: props<{ failure: ApiFailure }>(),
  },
});
