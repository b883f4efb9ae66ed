import type { EntityBodies, EntityChange, Snapshot } from '#contract/live';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import type { Connection } from './live-feed/connection';

/** Entities of one kind or several. */
export type LookedUp = {
  readonly [Kind in Exclude<keyof EntityBodies, 'clinic'>]?: readonly EntityBodies[Kind][];
};

/** What arrives from the clinic by itself. */
export const liveFeedActions = createActionGroup({
  source: 'Live feed',
  events: {
    'Snapshot loaded': props<{ snapshot: Snapshot }>(),
    'Snapshot failed': props<{ failure: ApiFailure }>(),
    /** Changes were missed, so the whole picture is fetched anew. */
    'Gap found': emptyProps(),
    'Changes received': props<{ changes: readonly EntityChange[] }>(),
    'Connection changed': props<{ connection: Connection }>(),
    /** The server let nobody listen: whoever is signed in must be asked again. */
    'Stream refused': emptyProps(),
    'Other tab signed out': emptyProps(),
  },
});

/** What the server answered to a write of one's own. */
export const apiActions = createActionGroup({
  source: 'API',
  events: {
    'Changes answered': props<{ changes: readonly EntityChange[] }>(),
    'Referral wanted': props<{ referralId: string }>(),
    /** Read one by one, because this desk did not know of them. */
    'Looked up': props<{ found: LookedUp }>(),
    'Session ended': emptyProps(),
  },
});
