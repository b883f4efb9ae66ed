import { effect, inject, untracked } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ReferralWriteAction } from './referral-queue.actions';
import { selectLastStored } from './referral-queue.state';

/** Runs once each time one of these writes is stored: then, and only then, a draft may go. */
export function onStored(types: readonly ReferralWriteAction['type'][], run: () => void): void {
  const last = inject(Store).selectSignal(selectLastStored);
  let seen = last()?.count ?? 0;
  effect(() => {
    const stored = last();
    if (stored === null || stored.count === seen) return;
    seen = stored.count;
    if (types.some((type) => type === stored.type)) untracked(run);
  });
}
