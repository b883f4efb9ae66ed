import type { MinuteRange } from '#domain/time/minutes';
import {
  afterRenderEffect,
  DestroyRef,
  ElementRef,
  inject,
  signal,
  type Signal,
} from '@angular/core';

/** Which part of the grid is in sight, in parts of its width and height. */
export interface Seen {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Nothing is drawn before it is known how much of it would be seen. */
export const NOTHING_SEEN: Seen = { left: 0, right: 0, top: 0, bottom: 0 };
const ALL_SEEN: Seen = { left: 0, right: 1, top: 0, bottom: 1 };

/**
 * Follows what its component, which scrolls, shows of `area`. `shape` is whatever gives the area its
 * size; call it where `inject` may be called.
 */
export function watchSeen(area: () => ElementRef<HTMLElement>, shape: () => unknown): Signal<Seen> {
  const scroller = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  const seen = signal(NOTHING_SEEN, { equal: isSameSeen });
  const look = (): void => {
    seen.set(
      seenOf(scroller.getBoundingClientRect(), area().nativeElement.getBoundingClientRect()),
    );
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(scroller);
  scroller.addEventListener('scroll', look, { passive: true });
  // In the same turn in which the frame of the grid was drawn, so that nothing is drawn twice.
  afterRenderEffect(() => {
    shape();
    look();
  });
  inject(DestroyRef).onDestroy(() => {
    sizes.disconnect();
    scroller.removeEventListener('scroll', look);
  });
  return seen.asReadonly();
}

type Sides = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

/** What of `area` lies within `frame`; all of it where neither has a size, as before any layout. */
export function seenOf(frame: Sides, area: Sides): Seen {
  if (frame.width === 0 || frame.height === 0 || area.width === 0 || area.height === 0)
    return ALL_SEEN;
  return {
    left: clamp((frame.left - area.left) / area.width),
    right: clamp((frame.right - area.left) / area.width),
    top: clamp((frame.top - area.top) / area.height),
    bottom: clamp((frame.bottom - area.top) / area.height),
  };
}

const clamp = (part: number): number => Math.min(1, Math.max(0, part));

function isSameSeen(a: Seen, b: Seen): boolean {
  return a.left === b.left && a.right === b.right && a.top === b.top && a.bottom === b.bottom;
}

/** From one index up to, not including, another. */
export interface Indexes {
  readonly from: number;
  readonly to: number;
}

/** Which of `count` equal columns are in sight. */
export function columnsSeen({ left, right }: Seen, count: number): Indexes {
  if (left >= right) return { from: 0, to: 0 };
  return { from: Math.floor(left * count), to: Math.min(count, Math.ceil(right * count)) };
}

/** Which minutes are in sight, in whole hours, so that scrolling seldom draws anew. */
export function minutesSeen({ top, bottom }: Seen, range: MinuteRange): MinuteRange {
  if (top >= bottom) return { start: range.start, end: range.start };
  const whole = range.end - range.start;
  const start = Math.floor((range.start + top * whole) / 60) * 60;
  return { start, end: Math.ceil((range.start + bottom * whole) / 60) * 60 };
}

export const isSameIndexes = (a: Indexes, b: Indexes): boolean =>
  a.from === b.from && a.to === b.to;
export const isSameMinutes = (a: MinuteRange, b: MinuteRange): boolean =>
  a.start === b.start && a.end === b.end;
