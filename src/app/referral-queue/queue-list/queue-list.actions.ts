import type { QueuePage } from '#contract/queue';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import type { QueueView } from './queue-view';

export const queueListActions = createActionGroup({
  source: 'Queue list',
  events: {
    /** `around`: the referral that is open beside it, on whose page the list begins. */
    'View shown': props<{ view: QueueView; around: string | null }>(),
    /** Places in the list, the first and the last that can be seen. */
    'Rows in sight': props<{ first: number; last: number }>(),
  },
});

export const queueListApiActions = createActionGroup({
  source: 'Queue list API',
  events: {
    'Page found': props<{ view: QueueView; page: QueuePage }>(),
    'Page failed': props<{ view: QueueView; failure: ApiFailure }>(),
  },
});
