import { aClinic } from '#domain/testing/builders';
import type { Person } from '#domain/people/person';
import type { Store } from '@ngrx/store';
import { type Action } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import { type Observable, Subject, of, throwError } from 'rxjs';
import type { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import type { LiveFeed } from './live-feed/live-feed';
import { liveFeedActions } from './live-feed.actions';
import { signInActions } from './sign-in.actions';
import { askWho, checkWho } from './sign-in.effects';
import { signInFeature } from './sign-in-status.state';
import { signOut } from './sign-out.effects';

const aPerson = (over: Partial<Person> = {}): Person => ({
  id: 'person-1',
  version: 1,
  name: 'Maya Lindqvist',
  email: 'maya@harbour.example',
  roles: ['coordinator'],
  physicianId: null,
  active: true,
  ...over,
});
const found = (person = aPerson()): Observable<unknown> =>
  of({ person, clinic: aClinic(), acts: [] });
const atThisDesk = (person: Person | null): Observable<unknown> =>
  of({ signedIn: person && { person, clinic: aClinic(), acts: [] } });
const failing = (failure: ApiFailure): Observable<never> => throwError(() => failure);

const apiThat = (answer: Observable<unknown>): ApiClient =>
  ({ read: () => answer, send: () => answer }) as unknown as ApiClient;

/** A desk at which `me` works, or nobody. */
const storeWith = (me: Person | null): Store =>
  ({
    select: (selector: unknown) =>
      of(selector === signInFeature.selectPerson ? me : me === null ? 'nobody' : 'signed-in'),
  }) as unknown as Store;

describe('Who is signed in', () => {
  let actions: Subject<Action>;
  let heard: Action[];
  let afresh: string[];

  const startAfresh = (url: string): void => {
    afresh.push(url);
  };
  const hear = (effect: Observable<unknown>): void => {
    effect.subscribe((action) => heard.push(action as Action));
  };

  beforeEach(() => {
    actions = new Subject();
    heard = [];
    afresh = [];
  });

  it('is asked at the start', () => {
    const api = apiThat(atThisDesk(aPerson()));
    hear(askWho(new Actions(actions), api, storeWith(null), startAfresh));
    expect(heard).toEqual([
      signInActions.recognised({ person: aPerson(), clinic: aClinic(), acts: [] }),
    ]);
  });

  it('may be nobody', () => {
    const api = apiThat(atThisDesk(null));
    hear(askWho(new Actions(actions), api, storeWith(null), startAfresh));
    expect(heard).toEqual([signInActions.nobodySignedIn()]);
  });

  it('stays unknown while the server is away, and can be asked again', () => {
    const failure: ApiFailure = { kind: 'offline' };
    hear(askWho(new Actions(actions), apiThat(failing(failure)), storeWith(null), startAfresh));
    actions.next(signInActions.asked());
    expect(heard).toEqual([
      signInActions.couldNotAsk({ failure }),
      signInActions.couldNotAsk({ failure }),
    ]);
  });

  it('begins afresh when somebody else signed in over a page that still stands', () => {
    const other = apiThat(atThisDesk(aPerson({ id: 'person-2' })));
    hear(askWho(new Actions(actions), other, storeWith(aPerson()), startAfresh));
    expect(heard).toEqual([]);
    expect(afresh).toEqual(['/']);
  });

  it('is checked when the feed is refused', () => {
    const other = apiThat(found(aPerson({ id: 'person-2' })));
    const looked = new Subject<void>();
    hear(checkWho(new Actions(actions), other, storeWith(aPerson()), startAfresh, looked));
    actions.next(liveFeedActions.streamRefused());
    expect(afresh).toEqual(['/']);
  });

  it('is left alone when the same person is still there, or the server is away', () => {
    const looked = new Subject<void>();
    const desk = storeWith(aPerson());
    hear(checkWho(new Actions(actions), apiThat(found()), desk, startAfresh, looked));
    const away = apiThat(failing({ kind: 'offline' }));
    hear(checkWho(new Actions(actions), away, desk, startAfresh, looked));
    looked.next();
    looked.next();
    expect(afresh).toEqual([]);
  });

  it('signs out in every tab, and leaves nothing of the clinic in memory', () => {
    let told = 0;
    const feed = { tellSignedOut: () => (told += 1) } as unknown as LiveFeed;
    hear(signOut(new Actions(actions), apiThat(of({})), feed, startAfresh));
    actions.next(signInActions.signOutChosen());
    expect(told).toBe(1);
    expect(afresh).toEqual(['/sign-in']);
  });
});
