import { LiveAnnouncer } from '@angular/cdk/a11y';
import { effect, inject } from '@angular/core';
import type { Verdict } from '../decision/verdict';
import { isSameSpot } from '../board/board-geometry';
import type { Spot } from './in-hand';

interface Over {
  readonly spot: Spot;
  readonly verdict: Verdict | null;
}

/**
 * Says aloud who has just taken the place that something is carried over; a place that was taken
 * before says so itself, when it is come to. Call it where `inject` may be called.
 */
export function hearTaken(over: () => Over | null): void {
  const announcer = inject(LiveAnnouncer);
  let before: Over | null = null;
  effect(() => {
    const now = over();
    const who = now?.verdict?.takenBy ?? null;
    const wasFree =
      before !== null &&
      isSameSpot(before.spot, now?.spot ?? null) &&
      before.verdict?.takenBy === null;
    before = now;
    if (who !== null && wasFree)
      void announcer.announce($localize`Taken by ${who}:who: just now.`, 'assertive');
  });
}
