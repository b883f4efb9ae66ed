import { aClinic } from '#domain/testing/builders';
import type { Clinic } from '#domain/clinic/clinic';
import type { Action, Store } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import { NEVER, Observable, Subject, of, throwError } from 'rxjs';
import type { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import type { LiveFeed } from './live-feed/live-feed';
import type { FeedEvent } from './live-feed/tab-feed';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { goOnFromSnapshot, join, mendGap, takeSnapshot } from './live-feed.effects';
import { signInActions } from './sign-in.actions';
import { aSnapshot, referralChange } from './testing/changes';

const recognised = signInActions.recognised({
  person: {
    id: 'person-1',
    version: 1,
    name: 'Maya Lindqvist',
    email: '',
    roles: [],
    physicianId: null,
    active: true,
  },
  clinic: aClinic(),
  acts: [],
});
const apiThat = (answer: Observable<unknown>): ApiClient =>
  ({ read: () => answer }) as unknown as ApiClient;

/** A desk at which somebody of this clinic is signed in already, or nobody. */
const deskOf = (clinic: Clinic | null): Store => ({ select: () => of(clinic) }) as unknown as Store;

describe('The live feed of a desk', () => {
  let actions: Subject<Action>;
  let heard: Action[];
  const hear = (effect: Observable<unknown>): void => {
    effect.subscribe((action) => heard.push(action as Action));
  };

  beforeEach(() => {
    actions = new Subject();
    heard = [];
  });

  it('turns what the tab hears into actions, until the session ends', () => {
    const events = new Subject<FeedEvent>();
    const joined: string[] = [];
    let left = 0;
    const feed = {
      join: (clinicId: string) => {
        joined.push(clinicId);
        return new Observable<FeedEvent>((subscriber) => {
          const subscription = events.subscribe(subscriber);
          return () => {
            left += 1;
            subscription.unsubscribe();
          };
        });
      },
    } as unknown as LiveFeed;
    hear(join(new Actions(actions), feed, deskOf(null)));
    actions.next(recognised);
    const changes = [referralChange(11)];
    events.next({ kind: 'connection', connection: { kind: 'live' } });
    events.next({ kind: 'changes', changes });
    events.next({ kind: 'gap' });
    actions.next(apiActions.sessionEnded());
    events.next({ kind: 'gap' });
    expect(joined).toEqual(['clinic-1']);
    expect(left).toBe(1);
    expect(heard).toEqual([
      liveFeedActions.connectionChanged({ connection: { kind: 'live' } }),
      liveFeedActions.changesReceived({ changes }),
      liveFeedActions.gapFound(),
    ]);
  });

  it('begins with a snapshot', () => {
    const snapshot = aSnapshot();
    hear(takeSnapshot(new Actions(actions), apiThat(of(snapshot)), deskOf(null)));
    actions.next(recognised);
    expect(heard).toEqual([liveFeedActions.snapshotLoaded({ snapshot })]);
  });

  it('begins at once when the frame arrives after the sign-in', () => {
    const snapshot = aSnapshot();
    hear(takeSnapshot(new Actions(actions), apiThat(of(snapshot)), deskOf(aClinic())));
    expect(heard).toEqual([liveFeedActions.snapshotLoaded({ snapshot })]);
  });

  it('says why when the snapshot does not come', () => {
    const failure: ApiFailure = { kind: 'broken', requestId: 'req-7' };
    hear(takeSnapshot(new Actions(actions), apiThat(throwError(() => failure)), deskOf(null)));
    actions.next(recognised);
    expect(heard).toEqual([liveFeedActions.snapshotFailed({ failure })]);
  });

  it('mends a gap with a new snapshot, and asks once for several gaps', () => {
    const snapshot = aSnapshot();
    let asked = 0;
    const api = {
      read: () => (asked++ === 0 ? NEVER : of(snapshot)),
    } as unknown as ApiClient;
    hear(mendGap(new Actions(actions), api));
    actions.next(liveFeedActions.gapFound());
    actions.next(liveFeedActions.gapFound());
    expect(heard).toEqual([liveFeedActions.snapshotLoaded({ snapshot })]);
  });

  it('goes on from the seq of the snapshot', () => {
    const taken: number[] = [];
    const feed = { snapshotTaken: (seq: number) => taken.push(seq) } as unknown as LiveFeed;
    hear(goOnFromSnapshot(new Actions(actions), feed));
    actions.next(liveFeedActions.snapshotLoaded({ snapshot: aSnapshot({ seq: 42 }) }));
    expect(taken).toEqual([42]);
  });
});
