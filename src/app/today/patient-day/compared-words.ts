import type { Compared } from '#domain/visit/baseline';

/** How a later value stands against its baseline, in words, and how loud they are. */
export interface ComparedWords {
  readonly words: string;
  readonly tone: 'plain' | 'attention' | 'danger';
}

const PLAIN = 'plain' as const;

export function comparedWords(compared: Compared): ComparedWords | null {
  const { kind, change, percent, points, fallen } = compared;
  if (change === null) return null;
  switch (kind) {
    case 'leg-strength':
    case 'leg-sensation':
    case 'walking':
      if (fallen) return { words: $localize`less: stays here`, tone: 'danger' };
      return { words: change === 0 ? $localize`as before` : $localize`better`, tone: PLAIN };
    case 'nrs':
      return { words: painWords(change, percent), tone: PLAIN };
    case 'skin-temperature':
      return { words: `${signed(change)} °C`, tone: PLAIN };
    default:
      return { words: offWords(change, percent), tone: toneOf(points) };
  }
}

function painWords(change: number, percent: number | null): string {
  if (change === 0) return $localize`as before`;
  if (percent === null) return signed(change);
  return change < 0
    ? $localize`${-percent}:percent: % less`
    : $localize`${percent}:percent: % more`;
}

function offWords(change: number, percent: number | null): string {
  if (change === 0) return $localize`as before`;
  return percent === null ? signed(change) : `${signed(change)} (${signed(percent)} %)`;
}

/** Over 20 % off costs a point of MPADSS, over 40 % both. */
function toneOf(points: Compared['points']): ComparedWords['tone'] {
  if (points === 0) return 'danger';
  return points === 1 ? 'attention' : 'plain';
}

/** +2.6, −1.4, 0. */
export const signed = (value: number): string =>
  value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0';
