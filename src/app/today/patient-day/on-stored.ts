import { effect, untracked } from '@angular/core';
import type { Sending } from '../today.state';

/**
 * Runs once each time a form's facts are stored: then, and only then, a draft may go. The count
 * falls to nothing when another patient's day is opened; that stores nothing.
 */
export function onStored(sending: () => Sending, run: () => void): void {
  let seen: number | null = null;
  effect(() => {
    const { stored } = sending();
    const isNew = seen !== null && stored > seen;
    seen = stored;
    if (isNew) untracked(run);
  });
}
