import { InjectionToken } from '@angular/core';

export const DRAFT_KEY = 'ganglion draft ';

/** The tab's own, never the computer's: workstations are shared. */
export const DRAFT_STORAGE = new InjectionToken<Storage>('draft storage', {
  providedIn: 'root',
  factory: () => sessionStorage,
});

/** Whoever signs out, or finds somebody else signed in, leaves nothing typed behind. */
export function forgetDrafts(storage: Storage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(DRAFT_KEY) === true) storage.removeItem(key);
}
