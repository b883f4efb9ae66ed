import type { Injector } from '@angular/core';
import type { Store } from '@ngrx/store';
import { Subject } from 'rxjs';
import { markFor } from '../../shared/kept-list/kept-mark';
import { MemoryStorage } from '../../shared/testing/memory-storage';
import { keepOwnList, selectKeeping } from './keep-list.effects';

type Keeping = ReturnType<typeof selectKeeping>;

describe('Keeping the list of whoever is signed in', () => {
  const fresh: Keeping = { minute: 540, personId: 'person-1', isFresh: true };
  const cases: [what: string, mark: string | null, moment: Partial<Keeping>, kept: number][] = [
    ['on their own device', 'person-1', {}, 1],
    ['on a device without a mark', null, {}, 0],
    ['on a colleague’s', 'person-2', {}, 0],
    ['from an older picture', 'person-1', { isFresh: false }, 0],
    ['with nobody there', 'person-1', { personId: null }, 0],
    ['with nobody there and no mark', null, { personId: null }, 0],
  ];
  for (const [what, mark, moment, kept] of cases)
    it(`${what}: ${kept === 0 ? 'nothing is kept' : 'is kept'}`, async () => {
      const desk = aDesk();
      if (mark !== null) markFor(desk.storage, mark);
      desk.moments.next({ ...fresh, ...moment });
      await settled();
      expect(desk.kept()).toBe(kept);
    });

  it('is done anew each minute, also after it failed once', async () => {
    const desk = aDesk();
    markFor(desk.storage, 'person-1');
    desk.fails = true;
    desk.moments.next(fresh);
    await settled();
    desk.fails = false;
    desk.moments.next({ ...fresh, minute: 541 });
    await settled();
    expect(desk.kept()).toBe(2);
  });

  it('counts only a picture that is live as fresh', () => {
    const person = { id: 'person-1' } as never;
    const select = selectKeeping.projector;
    const live = { kind: 'live' } as const;
    expect(select(1, live, 'loaded', 'signed-in', person).isFresh).toBeTrue();
    expect(select(1, { kind: 'reconnecting' }, 'loaded', 'signed-in', person).isFresh).toBeFalse();
    expect(select(1, live, 'none', 'signed-in', person).isFresh).toBeFalse();
    expect(select(1, live, 'loaded', 'ended', person).isFresh).toBeFalse();
    expect(select(1, live, 'loaded', 'signed-in', null).personId).toBeNull();
  });

  const settled = () => new Promise((resolve) => setTimeout(resolve));

  function aDesk() {
    const moments = new Subject<Keeping>();
    const storage = new MemoryStorage();
    let kept = 0;
    const desk = { moments, storage, fails: false, kept: () => kept };
    const keeper = {
      keep: () => {
        kept++;
        return desk.fails ? Promise.reject(new Error('no room')) : Promise.resolve();
      },
    };
    const store = { select: () => moments } as unknown as Store;
    const injector = { get: () => keeper } as unknown as Injector;
    keepOwnList(store, storage, injector, (() => Promise.resolve({})) as never).subscribe();
    return desk;
  }
});
