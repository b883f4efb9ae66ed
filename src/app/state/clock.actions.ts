import type { Instant } from '#domain/time/instant';
import { createActionGroup, props } from '@ngrx/store';

export const clockActions = createActionGroup({
  source: 'Clock',
  events: { Ticked: props<{ now: Instant }>() },
});
