import type { QueueCounts } from '#contract/queue';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

export const queueActions = createActionGroup({
  source: 'Queue',
  events: {
    /** A referral changed, with the seq of that change, or the day: the lists may be otherwise now. */
    'Lists turned': props<{ since: number | null }>(),
    'Counts found': props<{ counts: QueueCounts }>(),
    'Counts failed': emptyProps(),
  },
});
