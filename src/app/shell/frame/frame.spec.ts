import type { QueueCounts } from '#contract/queue';
import type { Role } from '#domain/people/roles';
import { QUEUE_LISTS } from '#domain/referral/queue-lists';
import { aClinic } from '#domain/testing/builders';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Store, provideStore } from '@ngrx/store';
import { DEVICE_STORAGE, markFor } from '../../shared/kept-list/kept-mark';
import { MemoryStorage } from '../../shared/testing/memory-storage';
import { clockActions } from '../../state/clock.actions';
import { apiActions, liveFeedActions } from '../../state/live-feed.actions';
import { clinicReducers } from '../../state/provide-state';
import { queueActions } from '../../state/queue.actions';
import { signInActions } from '../../state/sign-in.actions';
import { aSnapshot } from '../../state/testing/changes';
import { FrameHarness } from '../testing/frame-harness';
import { Frame } from './frame';

/** What the frame fetches when it is first wanted, and has then shown. */
async function fetched(part: Promise<unknown>): Promise<void> {
  await part;
  await new Promise((resolve) => setTimeout(resolve));
}

describe('The frame', () => {
  let store: Store;
  let frame: FrameHarness;

  const recognise = (...roles: Role[]): void => {
    store.dispatch(
      signInActions.recognised({
        person: {
          id: 'person-1',
          version: 1,
          name: 'Maya Lindqvist',
          email: 'maya@harbour.example',
          roles,
          physicianId: null,
          active: true,
        },
        clinic: aClinic(),
        acts: [],
      }),
    );
  };

  let device: MemoryStorage;

  beforeEach(async () => {
    device = new MemoryStorage();
    TestBed.configureTestingModule({
      imports: [Frame],
      providers: [
        provideStore(clinicReducers),
        provideRouter([]),
        { provide: DEVICE_STORAGE, useValue: device },
      ],
    });
    store = TestBed.inject<Store>(Store);
    store.dispatch(clockActions.ticked({ now: '2026-09-14T08:00:00.000Z' }));
    const fixture = TestBed.createComponent(Frame);
    document.body.append(fixture.nativeElement as HTMLElement);
    frame = await TestbedHarnessEnvironment.harnessForFixture(fixture, FrameHarness);
  });

  it('shows the pages that the roles open', async () => {
    recognise('coordinator');
    expect(await frame.pages()).toEqual(['Today', 'Queue', 'Board', 'Series', 'My list']);
    recognise('administrator');
    expect(await frame.pages()).toContain('Set-up');
    recognise('display');
    expect(await frame.pages()).toEqual([]);
  });

  it('says where and when we are, and who is here', async () => {
    recognise('coordinator');
    const bar = await frame.bar();
    expect(bar).toContain('Harbour Pain Clinic');
    expect(bar).toContain('Monday');
    expect(bar).toContain('Maya Lindqvist');
  });

  it('counts what there is to do, for whoever is signed in', async () => {
    recognise('physician');
    const lists = Object.fromEntries(QUEUE_LISTS.map((list) => [list, 0]));
    const moves: QueueCounts['moves'] = [
      { mover: 'physician', move: 'triage', count: 2 },
      { mover: 'coordinator', move: 'book', count: 5 },
      { mover: 'referrer', move: 'send-information', count: 3 },
    ];
    store.dispatch(liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() }));
    store.dispatch(
      queueActions.countsFound({ counts: { lists: lists as QueueCounts['lists'], moves } }),
    );
    await fetched(import('../rail-counts.state'));
    expect(await frame.countOf('Queue')).toBe('2');
    expect(await frame.countOf('Board')).toBeNull();
    recognise('coordinator');
    expect(await frame.countOf('Board')).toBe('5');
  });

  it('shows no page before the clinic’s data is there', async () => {
    recognise('coordinator');
    expect(await frame.showsPage()).toBeFalse();
    store.dispatch(liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() }));
    expect(await frame.showsPage()).toBeTrue();
  });

  it('says what broke when the data does not come, and tries again', async () => {
    recognise('coordinator');
    store.dispatch(
      liveFeedActions.snapshotFailed({ failure: { kind: 'broken', requestId: 'req-7' } }),
    );
    expect(await frame.trouble()).toContain('req-7');
    await frame.tryAgain();
    expect(await frame.trouble()).toBeNull();
  });

  it('leads to the list that is kept on this device, where one is, when the data does not come', async () => {
    const fail = liveFeedActions.snapshotFailed({ failure: { kind: 'offline' } });
    recognise('physician');
    store.dispatch(fail);
    expect(await frame.wayOut()).toBeNull();
    await frame.tryAgain();
    markFor(device, 'person-1');
    store.dispatch(fail);
    expect(await frame.wayOut()).toBe('/offline-list');
  });

  it('keeps an older picture when a newer one cannot be fetched', async () => {
    recognise('coordinator');
    store.dispatch(liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() }));
    store.dispatch(liveFeedActions.snapshotFailed({ failure: { kind: 'offline' } }));
    expect(await frame.showsPage()).toBeTrue();
  });

  it('says in words how fresh everything is', async () => {
    recognise('coordinator');
    expect(await frame.connection()).toBe('Connecting…');
    store.dispatch(liveFeedActions.connectionChanged({ connection: { kind: 'live' } }));
    expect(await frame.connection()).toBe('Live');
    store.dispatch(liveFeedActions.connectionChanged({ connection: { kind: 'reconnecting' } }));
    expect(await frame.connection()).toBe('Reconnecting…');
    store.dispatch(
      liveFeedActions.connectionChanged({
        connection: { kind: 'offline', showing: '2026-09-14T08:41:00.000Z' },
      }),
    );
    expect(await frame.connection()).toBe('Offline — showing 09:41');
  });

  it('asks to sign in again over the page that stands, and lets it go on', async () => {
    recognise('coordinator');
    store.dispatch(liveFeedActions.snapshotLoaded({ snapshot: aSnapshot() }));
    store.dispatch(apiActions.sessionEnded());
    await fetched(import('../sign-in/sign-in-again'));
    expect(await frame.asksToSignInAgain()).toBeTrue();
    expect(await frame.showsPage()).toBeTrue();
    recognise('coordinator');
    expect(await frame.asksToSignInAgain()).toBeFalse();
  });
});
