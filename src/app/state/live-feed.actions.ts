import type { EntityChange, Snapshot } from '#contract/live';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import type { Connection } from './live-feed/connection';

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
    'Session ended': emptyProps(),
  },
});
