import type { Answer, ResolveRedFlag, SetPlan } from '#contract/referral-writes';
import type { Booking } from '#domain/booking/booking';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

interface Of {
  readonly referralId: string;
}

export const dailyListPageActions = createActionGroup({
  source: 'Daily list page',
  events: {
    'List chosen': props<{ physicianId: string | null }>(),
    'Patient opened': props<{ bookingId: string | null }>(),
    'Flag resolved': props<Of & { flagId: string; body: ResolveRedFlag }>(),
    'Plan set': props<Of & { body: SetPlan }>(),
    'Question answered': props<Of & { questionId: string; body: Answer }>(),
    /** Two neighbours of one list take each other's place. */
    'Order changed': props<{ bookings: readonly [Booking, Booking]; isUndo: boolean }>(),
  },
});

/** What is decided about a referral from the list. */
export const dailyDecisions = [
  dailyListPageActions.flagResolved,
  dailyListPageActions.planSet,
  dailyListPageActions.questionAnswered,
] as const;
export type DailyDecision = ReturnType<(typeof dailyDecisions)[number]>;

export const dailyListApiActions = createActionGroup({
  source: 'Daily list API',
  events: {
    'Decision stored': props<{ decision: DailyDecision }>(),
    'Decision refused': props<{ decision: DailyDecision; failure: ApiFailure }>(),
    'Order stored': props<{ bookings: readonly [Booking, Booking]; isUndo: boolean }>(),
    'Order refused': props<{ failure: ApiFailure }>(),
  },
});
