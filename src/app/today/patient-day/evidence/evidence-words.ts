import type { BlockEvidence } from '#domain/visit/block-evidence';
import type { PainResponse } from '#domain/visit/pain-response';
import { FEET, type Foot, type WarmthRules } from '#domain/series/technical-success';
import type { Side } from '#domain/referral/laterality';
import { signed } from '../compared-words';

export const footWord = (foot: Foot): string =>
  foot === 'left' ? $localize`Left foot` : $localize`Right foot`;

/** The headline: was the block achieved, and what shows it or is missing. */
export function achievedWords(
  { achieved, baseline }: BlockEvidence,
  side: Side | null,
  rules: WarmthRules,
): string {
  const { temperatureRise: needed, sideDifference } = rules;
  if (achieved.success === true)
    return achieved.shownBy === 'rise'
      ? $localize`Block achieved: rise of ${needed}:needed: °C or more`
      : $localize`Block achieved: ${sideDifference}:needed: °C or more warmer than the other foot`;
  if (achieved.success === false) return $localize`Not shown: rise under ${needed}:needed: °C`;
  if (side === null) return $localize`The side is not known, so nothing can be said`;
  const treated = FEET.filter((foot) => side === 'both' || side === foot);
  const lacking = treated.filter((foot) => baseline[foot] === null).map(footWord);
  return lacking.length > 0
    ? $localize`Not decided: no baseline of ${lacking.join(', ').toLowerCase()}:feet:`
    : $localize`Not decided: not enough readings after the block yet`;
}

/** "28.4 → 31 °C (+2.6)": the absolute values, because a warm foot cannot rise. */
export function riseWords({ achieved, baseline }: BlockEvidence, foot: Foot): string {
  const rise = achieved.rises.find((each) => each.foot === foot);
  if (rise !== undefined) return `${rise.baseline} → ${rise.highest} °C (${signed(rise.rise)})`;
  const before = baseline[foot];
  return before === null ? $localize`no baseline` : $localize`${before}:before: °C before`;
}

/** How the treated foot stands against the other one. */
export function differenceWords({ achieved }: BlockEvidence): string | null {
  const { difference } = achieved;
  if (difference === null) return null;
  const now = warmerWords(difference.greatest);
  return difference.baseline === null
    ? $localize`Treated foot ${now}:difference: than the other`
    : $localize`Treated foot ${now}:difference: than the other, before ${warmerWords(difference.baseline)}:before:`;
}

const warmerWords = (difference: number): string =>
  difference < 0
    ? $localize`${-difference}:degrees: °C colder`
    : $localize`${difference}:degrees: °C warmer`;

/** Pain before and after, apart from the temperature. */
export function painWords({ before, after, relief, outcome }: PainResponse): string {
  if (before === null) return $localize`no NRS before the procedure`;
  if (after === null) return $localize`NRS ${before}:before:, not asked again yet`;
  const scores = $localize`NRS ${before}:before: → ${after}:after:`;
  if (relief === null) return scores;
  const change =
    relief === 0
      ? $localize`as before`
      : relief > 0
        ? $localize`${relief}:percent: % less`
        : $localize`${-relief}:percent: % more`;
  return `${scores}, ${change}: ${outcomeWord(outcome)}`;
}

function outcomeWord(outcome: PainResponse['outcome']): string {
  switch (outcome) {
    case 'maintained':
      return $localize`sympathetically maintained`;
    case 'partial':
      return $localize`partly sympathetically maintained`;
    default:
      return $localize`no response`;
  }
}
