import type { Side } from '#domain/referral/laterality';

/** A side as something to choose. */
export function sideChoiceWord(side: Side): string {
  switch (side) {
    case 'left':
      return $localize`Left`;
    case 'right':
      return $localize`Right`;
    case 'both':
      return $localize`Both`;
  }
}
