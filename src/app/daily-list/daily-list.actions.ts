import { createActionGroup, props } from '@ngrx/store';

export const dailyListPageActions = createActionGroup({
  source: 'Daily list page',
  events: {
    'List chosen': props<{ physicianId: string | null }>(),
    'Patient opened': props<{ bookingId: string | null }>(),
  },
});
