import { formatRange, type MinuteRange } from '#domain/time/minutes';
import { allOf } from '../../shared/words/lists';
import type { LoadBand } from './board-layout';

/** When every staffed bay is taken, or more than are staffed; neighbours as one. */
export function fullRanges(
  loads: readonly Pick<LoadBand, 'taken' | 'staffed' | 'minutes'>[],
): MinuteRange[] {
  const ranges: { start: number; end: number }[] = [];
  for (const { taken, staffed, minutes } of loads) {
    if (taken === 0 || taken < staffed) continue;
    const last = ranges.at(-1);
    if (last?.end === minutes.start) last.end = minutes.end;
    else ranges.push({ ...minutes });
  }
  return ranges;
}

/** More times than this are counted: a day that is full all over says so in one line. */
const TIMES_NAMED = 3;

/** "Bays full 10:15–10:40", or `null` when one is always free. */
export function baysFullWords(
  loads: readonly Pick<LoadBand, 'taken' | 'staffed' | 'minutes'>[],
): string | null {
  const full = fullRanges(loads);
  if (full.length === 0) return null;
  if (full.length <= TIMES_NAMED)
    return $localize`Bays full ${allOf(full.map(formatRange))}:minutes:`;
  const [first, last] = [full[0], full.at(-1)];
  const between = formatRange({ start: first?.start ?? 0, end: last?.end ?? 0 });
  return $localize`Bays full ${full.length}:count: times, ${between}:minutes:`;
}
