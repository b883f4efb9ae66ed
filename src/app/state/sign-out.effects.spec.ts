import type { Injector } from '@angular/core';
import { Actions } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { Subject } from 'rxjs';
import { markFor, markedFor } from '../shared/kept-list/kept-mark';
import { MemoryStorage } from '../shared/testing/memory-storage';
import { signInActions } from './sign-in.actions';
import { takeKeptListAlong } from './sign-out.effects';

describe('Signing out where a list is kept', () => {
  function signingOut(fetched: Promise<unknown> = Promise.resolve({})) {
    const actions = new Subject<Action>();
    const storage = new MemoryStorage();
    let forgotten = 0;
    const kept = {
      forgetAll: () => {
        forgotten++;
        return Promise.resolve();
      },
    };
    const injector = { get: () => kept } as unknown as Injector;
    const effect = takeKeptListAlong(
      new Actions(actions),
      storage,
      injector,
      (() => fetched) as never,
    );
    effect.subscribe();
    return {
      storage,
      signOut: () => actions.next(signInActions.signOutChosen()),
      forgotten: () => forgotten,
    };
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve));

  it('takes the list along, whether or not the server hears of it', async () => {
    const { storage, signOut, forgotten } = signingOut();
    markFor(storage, 'person-1');
    signOut();
    // At once, before anything is fetched: the page may be left first.
    expect(markedFor(storage)).not.toBe('person-1');
    await settled();
    expect(forgotten()).toBe(1);
  });

  it('leaves it shut for good even where the page cannot fetch what deletes it', async () => {
    const { storage, signOut } = signingOut(Promise.reject(new Error('no network')));
    markFor(storage, 'person-1');
    signOut();
    await settled();
    expect(markedFor(storage)).toBe('-');
  });

  it('does nothing where none is kept', async () => {
    const { storage, signOut, forgotten } = signingOut();
    signOut();
    await settled();
    expect([forgotten(), storage.length]).toEqual([0, 0]);
  });
});
