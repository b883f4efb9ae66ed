import { LiveAnnouncer } from '@angular/cdk/a11y';
import { computed, effect, inject } from '@angular/core';
import type { Verdict } from '../decision/verdict';

/** Says aloud, while something is carried, who has taken the place it is over; call it where `inject` may be called. */
export function hearTaken(over: () => { readonly verdict: Verdict | null } | null): void {
  const announcer = inject(LiveAnnouncer);
  const taker = computed(() => over()?.verdict?.takenBy ?? null);
  effect(() => {
    const who = taker();
    if (who !== null)
      void announcer.announce($localize`Taken by ${who}:who: just now.`, 'assertive');
  });
}
