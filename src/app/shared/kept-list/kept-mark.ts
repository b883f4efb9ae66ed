import { InjectionToken } from '@angular/core';

const MARK = 'ganglion keeps the list of';
/** Nobody's: what is still kept is to be deleted. */
export const NOBODY = '-';

/** The computer's own, across tabs and restarts. */
export const DEVICE_STORAGE = new InjectionToken<Storage | null>('device storage', {
  providedIn: 'root',
  factory: () => {
    try {
      return localStorage;
    } catch {
      // Storage may be forbidden; then nothing is kept either.
      return null;
    }
  },
});

/**
 * Whose list may lie on this device. The mark is written at once, the deletion of what was kept may
 * take a moment and be cut short by leaving the page: what lies there for anybody but the one whom
 * the mark names is never opened, and is deleted by whoever finds it.
 */
export const markedFor = (storage: Storage | null): string | null => storage?.getItem(MARK) ?? null;

export function markFor(storage: Storage | null, personId: string): void {
  storage?.setItem(MARK, personId);
}

/** To be deleted from now on, wherever this page is cut short. */
export function markForNobody(storage: Storage | null): void {
  if (markedFor(storage) !== null) storage?.setItem(MARK, NOBODY);
}

/** Nothing is left. */
export function unmark(storage: Storage | null): void {
  storage?.removeItem(MARK);
}
