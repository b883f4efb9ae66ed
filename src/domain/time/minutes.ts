/** Wall-clock minutes since midnight in the clinic's zone: a multiple of 5 from 0 to 1440. */
export type Minute = number;

/** Half-open: `start` belongs to the range, `end` does not. */
export interface MinuteRange {
  readonly start: Minute;
  readonly end: Minute;
}

export const MINUTE_STEP = 5;
export const MINUTES_PER_DAY = 1440;

export function isMinute(value: number): boolean {
  return (
    Number.isInteger(value) && value >= 0 && value <= MINUTES_PER_DAY && value % MINUTE_STEP === 0
  );
}

/** Ranges that only touch do not overlap; an empty range overlaps nothing. */
export function overlaps(a: MinuteRange, b: MinuteRange): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end && b.start < b.end;
}

export function contains(outer: MinuteRange, inner: MinuteRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function lengthOf(range: MinuteRange): number {
  return Math.max(0, range.end - range.start);
}

/** `570` → `"09:30"`. */
export function formatClock(minute: Minute): string {
  const hours = Math.floor(minute / 60);
  const rest = minute % 60;
  return `${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** `570, 600` → `"09:30–10:00"`. */
export function formatRange(range: MinuteRange): string {
  return `${formatClock(range.start)}–${formatClock(range.end)}`;
}

/** Up to the next multiple of five, so that freed minutes never begin in the past. */
export function roundUpToStep(minute: number): Minute {
  return Math.ceil(minute / MINUTE_STEP) * MINUTE_STEP;
}
