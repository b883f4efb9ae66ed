import type { Points } from '#domain/discharge/scores';
import { type Compared, measuredPoints } from '#domain/visit/baseline';
import type { DayCase } from '#domain/visit/day-case';
import { clockOf } from '../shared/times/words';
import { signValueWord, signWord } from '../shared/words/sign-words';

/** What was measured for an item of a score, and what it is worth. */
export interface MeasuredHint {
  readonly points: Points;
  readonly words: string;
}

/** By the items that what was measured speaks to. */
export function measuredHints(
  day: DayCase,
  zone: string,
): Readonly<Partial<Record<string, MeasuredHint>>> {
  return Object.fromEntries(
    Object.entries(measuredPoints(day)).map(([linkId, { points, from }]) => [
      linkId,
      { points, words: hintWords(from, points, zone) },
    ]),
  );
}

/** "Measured 10:15: systolic pressure 112 (−7 %), pulse 68 (+3 %). Worth 2." */
function hintWords(from: readonly Compared[], points: Points, zone: string): string {
  const at = from[0]?.present?.at;
  const values = from.map(valueWords).join(', ');
  const clock = at === undefined ? '' : clockOf(at, zone);
  return points === 1
    ? $localize`Measured ${clock}:time:: ${values}:values:. Worth 1 point.`
    : $localize`Measured ${clock}:time:: ${values}:values:. Worth ${points}:points: points.`;
}

function valueWords({ kind, side, present, percent }: Compared): string {
  const value = present === null ? '–' : signValueWord(kind, present.value);
  const sign = signWord(kind, side);
  const word = `${sign.slice(0, 1).toLowerCase()}${sign.slice(1)} ${value}`;
  if (percent === null || kind === 'nrs') return word;
  return `${word} (${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)} %)`;
}
