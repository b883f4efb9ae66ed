import { aClinic } from '#domain/testing/builders';
import { TestBed } from '@angular/core/testing';
import { provideState, provideStore, type Action, Store } from '@ngrx/store';
import { KeptList } from '../shared/kept-list/kept-list';
import { DEVICE_STORAGE, markFor, markForNobody, markedFor } from '../shared/kept-list/kept-mark';
import { MemoryStorage } from '../shared/testing/memory-storage';
import { KeptListMinder } from './kept-list-minder';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { signInFeature } from './sign-in-status.state';
import { signInActions } from './sign-in.actions';

const recognised = (id: string): Action =>
  signInActions.recognised({
    person: {
      id,
      version: 1,
      name: 'Samir Haddad',
      email: 'samir@harbour.example',
      roles: ['physician'],
      physicianId: 'physician-1',
      active: true,
    },
    clinic: aClinic(),
    acts: [],
  });
const { nobodySignedIn, couldNotAsk } = signInActions;
const away = couldNotAsk({ failure: { kind: 'offline' } });

describe('A kept list and who is signed in', () => {
  const cases: [what: string, happens: Action[], done: string[], mark: string][] = [
    ['the same person is here', [recognised('person-1')], ['look'], 'person-1'],
    ['another person is here', [recognised('person-2')], ['forgetAll'], '-'],
    ['nobody is', [nobodySignedIn()], ['forgetDays'], 'person-1'],
    ['the server is away', [away], [], 'person-1'],
    [
      'the sign-in ends',
      [recognised('person-1'), apiActions.sessionEnded()],
      ['look', 'forgetDays'],
      'person-1',
    ],
    [
      'another tab signs out',
      [recognised('person-1'), liveFeedActions.otherTabSignedOut()],
      ['look', 'forgetDays'],
      'person-1',
    ],
    [
      'it ends, and the same person is back',
      [recognised('person-1'), nobodySignedIn(), recognised('person-1')],
      ['look', 'forgetDays', 'look'],
      'person-1',
    ],
  ];
  for (const [what, happens, done, mark] of cases)
    it(`${what}: ${done.join(', ') || 'it stays'}`, async () => {
      const { storage, store, called } = minding();
      markFor(storage, 'person-1');
      for (const action of happens) {
        store.dispatch(action);
        await settled();
      }
      expect(called).toEqual(done);
      expect(markedFor(storage)).toBe(mark);
    });

  it('is seen to also where somebody was here before', async () => {
    const { storage, store, called } = minding(false);
    markFor(storage, 'person-1');
    store.dispatch(recognised('person-2'));
    TestBed.inject(KeptListMinder).start();
    await settled();
    expect(called).toEqual(['forgetAll']);
  });

  const leftInTheMiddle: [what: string, happens: Action[]][] = [
    ['before anybody is known', []],
    ['with nobody there', [nobodySignedIn()]],
    ['with its person there', [recognised('person-1')]],
    ['with the server away', [away]],
  ];
  for (const [what, happens] of leftInTheMiddle)
    it(`is deleted to the end where that was cut short, ${what}`, async () => {
      const { storage, store, called } = minding(false);
      markFor(storage, 'person-1');
      markForNobody(storage);
      for (const action of happens) store.dispatch(action);
      TestBed.inject(KeptListMinder).start();
      await settled();
      expect(called).toEqual(['forgetAll']);
    });

  it('does nothing on a device where no list is kept', async () => {
    const { store, called } = minding();
    for (const [, happens] of cases) for (const action of happens) store.dispatch(action);
    await settled();
    expect(called).toEqual([]);
  });

  const settled = () => new Promise((resolve) => setTimeout(resolve));

  function minding(start = true) {
    const storage = new MemoryStorage();
    const called: string[] = [];
    const does = (name: string) => () => {
      called.push(name);
      return Promise.resolve();
    };
    const kept = {
      look: does('look'),
      forgetDays: does('forgetDays'),
      forgetAll: does('forgetAll'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideStore({}),
        provideState(signInFeature),
        { provide: DEVICE_STORAGE, useValue: storage },
        { provide: KeptList, useValue: kept },
      ],
    });
    const minder = TestBed.inject(KeptListMinder);
    // Twice is once.
    if (start) for (let time = 0; time < 2; time++) minder.start();
    return { storage, store: TestBed.inject<Store>(Store), called };
  }
});
