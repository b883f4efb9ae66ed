import type { Measurement, MeasurementKind } from '#domain/visit/visit';
import { measurementWord } from './visit-words';
import { numberWord } from './rule-words';

/** A sign with its side: "Leg strength, left". */
export function signWord(kind: MeasurementKind, side: Measurement['side']): string {
  const word = measurementWord(kind);
  if (side === null) return word;
  return side === 'left' ? $localize`${word}:sign:, left` : $localize`${word}:sign:, right`;
}

/** A value as a clinic says it: "4 of 5", "altered", "with help". */
export function signValueWord(kind: MeasurementKind, value: number): string {
  switch (kind) {
    case 'leg-strength':
      return $localize`${value}:value: of 5`;
    case 'leg-sensation':
      return sensationWord(value);
    case 'walking':
      return walkingWord(value);
    default:
      return numberWord(value);
  }
}

function sensationWord(value: number): string {
  if (value === 2) return $localize`normal`;
  return value === 1 ? $localize`altered` : $localize`absent`;
}

function walkingWord(value: number): string {
  if (value === 2) return $localize`unaided`;
  return value === 1 ? $localize`with help` : $localize`not walking`;
}
