import { createActionGroup, props } from '@ngrx/store';
import type { InHand } from '../hand/in-hand';

export const pinboardActions = createActionGroup({
  source: 'Pinboard',
  events: {
    Parked: props<{ inHand: InHand }>(),
    'Taken Off': props<{ inHand: InHand }>(),
    /** As this tab left it, before the page was loaded anew. */
    Restored: props<{ parked: readonly InHand[] }>(),
  },
});
