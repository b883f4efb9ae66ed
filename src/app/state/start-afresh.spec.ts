import { DOCUMENT, Injector } from '@angular/core';
import { DRAFT_KEY, DRAFT_STORAGE } from '../shared/drafts/draft-storage';
import { MemoryStorage } from '../shared/testing/memory-storage';
import { startAfresh } from './start-afresh';
import { runInInjectionContext } from '@angular/core';

describe('Leaving the page for somebody else', () => {
  it('forgets what was typed, whoever’s it is, and nothing else of the tab', () => {
    const storage = new MemoryStorage();
    storage.setItem(`${DRAFT_KEY}clinic-1 person-1 new-referral`, '{}');
    storage.setItem(`${DRAFT_KEY}clinic-1 person-2 facts referral-1`, '{}');
    storage.setItem('theme', 'dark');
    const left: string[] = [];
    const page = { location: { assign: (url: string) => left.push(url) } };
    const injector = Injector.create({
      providers: [
        { provide: DRAFT_STORAGE, useValue: storage },
        { provide: DOCUMENT, useValue: page },
      ],
    });
    runInInjectionContext(injector, startAfresh)('/sign-in');
    expect(left).toEqual(['/sign-in']);
    expect([storage.length, storage.key(0)]).toEqual([1, 'theme']);
  });
});
