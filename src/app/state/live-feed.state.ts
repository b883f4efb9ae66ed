import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { liveFeedActions } from './live-feed.actions';
import type { Connection } from './live-feed/connection';
import { signInActions } from './sign-in.actions';

interface LiveFeedState {
  readonly connection: Connection;
  /** `loaded` stays while a gap is mended: an older picture is better than none. */
  readonly picture: 'none' | 'failed' | 'loaded';
  readonly failure: ApiFailure | null;
}

export const liveFeedFeature = createFeature({
  name: 'liveFeed',
  reducer: createReducer<LiveFeedState>(
    { connection: { kind: 'connecting' }, picture: 'none', failure: null },
    on(signInActions.asked, (state): LiveFeedState =>
      state.picture === 'failed' ? { ...state, picture: 'none', failure: null } : state,
    ),
    // Signed in again: the feed is joined anew, and live only once it says so.
    on(signInActions.recognised, (state): LiveFeedState => ({
      ...state,
      connection: { kind: 'connecting' },
    })),
    on(liveFeedActions.snapshotLoaded, (state): LiveFeedState => ({
      ...state,
      picture: 'loaded',
      failure: null,
    })),
    on(liveFeedActions.snapshotFailed, (state, { failure }): LiveFeedState =>
      state.picture === 'loaded' ? state : { ...state, picture: 'failed', failure },
    ),
    on(liveFeedActions.connectionChanged, (state, { connection }): LiveFeedState => ({
      ...state,
      connection,
    })),
  ),
});

export const {
  selectConnection,
  selectPicture,
  selectFailure: selectPictureFailure,
} = liveFeedFeature;
