import { MINUTE_STEP, type Minute, type MinuteRange } from '#domain/time/minutes';

/**
 * The algebra of taken and free minutes as ranges, where a few of them are asked or a reason has to
 * be named; whole days are searched by `day-steps.ts`. A "range list" is sorted, and its ranges are not empty and
 * do not touch: every function here takes any order where it says so, and returns such a list.
 */

/** What the ranges cover together, whatever their order and overlaps; touching ranges become one. */
export function mergeRanges(ranges: readonly MinuteRange[]): MinuteRange[] {
  const merged: { start: Minute; end: Minute }[] = [];
  for (const { start, end } of ranges
    .filter((range) => range.start < range.end)
    .sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What of `within` the taken ranges, given in any order, leave free. */
export function freeRanges(taken: readonly MinuteRange[], within: MinuteRange): MinuteRange[] {
  const free: MinuteRange[] = [];
  let from = within.start;
  for (const { start, end } of mergeRanges(taken)) {
    if (end <= from) continue;
    if (start >= within.end) break;
    if (start > from) free.push({ start: from, end: start });
    from = end;
  }
  if (from < within.end) free.push({ start: from, end: within.end });
  return free;
}

/** What two range lists have in common. */
export function intersectRanges(
  a: readonly MinuteRange[],
  b: readonly MinuteRange[],
): MinuteRange[] {
  const common: MinuteRange[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (left === undefined || right === undefined) return common;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (start < end) common.push({ start, end });
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}

/** What is in `ranges` and in none of `taken`, both in any order. */
export function subtractRanges(
  ranges: readonly MinuteRange[],
  taken: readonly MinuteRange[],
): MinuteRange[] {
  return mergeRanges(ranges).flatMap((range) => freeRanges(taken, range));
}

/** Every start on the five-minute grid that the ranges contain. */
export function startsIn(ranges: readonly MinuteRange[]): Minute[] {
  return ranges.flatMap(({ start, end }) =>
    Array.from({ length: (end - start) / MINUTE_STEP }, (_, step) => start + step * MINUTE_STEP),
  );
}
