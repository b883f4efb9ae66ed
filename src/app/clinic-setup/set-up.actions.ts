import type { AddResource, AddSessions, ProposeRules } from '#contract/clinic';
import type { PlanPreview, WantedChange } from '#contract/session-plan';
import type { ChangePerson } from '#contract/people';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

/** A change of the plan, and what it would come to. */
export interface WeighedChange {
  readonly change: WantedChange;
  readonly preview: PlanPreview;
  readonly said: string;
  readonly back: string;
}

export const setUpPageActions = createActionGroup({
  source: 'Set-up page',
  events: {
    'Form opened': emptyProps(),
    'Person changed': props<{ id: string; change: ChangePerson }>(),
    'Resource added': props<{ resource: AddResource }>(),
    'Sessions added': props<{ sessions: AddSessions }>(),
    /** Looked at first; saved at once when it strands nobody. */
    'Plan change wanted': props<{ change: WantedChange; said: string; back: string }>(),
    /** Whoever it strands has been seen. */
    'Plan change confirmed': emptyProps(),
    'Plan change dropped': emptyProps(),
    'Rules proposed': props<{ proposal: ProposeRules }>(),
    'Rules decided': props<{ version: number; decision: 'approve' | 'withdraw' }>(),
  },
});

export const setUpApiActions = createActionGroup({
  source: 'Set-up API',
  events: {
    'Plan change weighed': props<{ weighed: WeighedChange }>(),
    /** `back` is the list that the form was opened from. */
    Saved: props<{ said: string; back: string }>(),
    Refused: props<{ failure: ApiFailure }>(),
  },
});
