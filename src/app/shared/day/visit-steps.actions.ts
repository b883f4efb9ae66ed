import type { AskedOverrule } from '#domain/visit/overrules';
import type { StampedStep, VisitStep } from '#domain/visit/visit';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../api-failure';

/** What people ask of a visit, on whichever page they are; `version` is the visit they looked at. */
export const visitStepsActions = createActionGroup({
  source: 'Visit steps',
  events: {
    'Step Asked': props<{
      bookingId: string;
      version: number;
      step: StampedStep;
      reason: string | null;
    }>(),
    'Undo Asked': props<{ bookingId: string; version: number; stepId: string; why: string }>(),
    'Overrule Asked': props<{ bookingId: string; version: number } & AskedOverrule>(),
  },
});

export const visitStepsApiActions = createActionGroup({
  source: 'Visit steps API',
  events: {
    'Step Recorded': props<{ bookingId: string; step: VisitStep }>(),
    'Step Undone': props<{ bookingId: string }>(),
    'Blocker Overruled': props<{ bookingId: string }>(),
    Refused: props<{ bookingId: string; failure: ApiFailure }>(),
  },
});
