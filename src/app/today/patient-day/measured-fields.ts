import { BASELINE_SIGNS, type Sign } from '#domain/visit/baseline';
import type { MeasurementKind } from '#domain/visit/visit';
import { signValueWord } from '../../shared/words/sign-words';

/** A row of the measurements: what is asked, and how it is entered. */
export interface Field extends Sign {
  readonly key: string;
  readonly label: string;
  /** A choice of words for values that nobody counts. */
  readonly options: readonly { readonly value: number; readonly word: string }[] | null;
}

/** The best first, because it is the usual one. */
const optionsOf = (kind: MeasurementKind): Field['options'] =>
  kind === 'leg-sensation' || kind === 'walking'
    ? [2, 1, 0].map((value) => ({ value, word: signValueWord(kind, value) }))
    : null;

/** In the order in which a nurse takes them. */
export const FIELDS: readonly Field[] = BASELINE_SIGNS.map(({ kind, side }) => ({
  kind,
  side,
  key: side === null ? kind : `${kind}-${side}`,
  label: labelOf(kind, side),
  options: optionsOf(kind),
}));

function labelOf(kind: MeasurementKind, side: Sign['side']): string {
  const isLeft = side === 'left';
  switch (kind) {
    case 'nrs':
      return $localize`NRS`;
    case 'systolic':
      return $localize`Systolic`;
    case 'diastolic':
      return $localize`Diastolic`;
    case 'pulse':
      return $localize`Pulse`;
    case 'spo2':
      return $localize`SpO₂ %`;
    case 'respiration':
      return $localize`Respiration`;
    case 'skin-temperature':
      return isLeft ? $localize`Left foot °C` : $localize`Right foot °C`;
    case 'leg-strength':
      return isLeft ? $localize`Left leg strength 0–5` : $localize`Right leg strength 0–5`;
    case 'leg-sensation':
      return isLeft ? $localize`Left leg sensation` : $localize`Right leg sensation`;
    case 'walking':
      return $localize`Walking`;
  }
}
