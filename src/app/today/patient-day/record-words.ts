import { REDUCED_SHARE, isOverCeiling, type Dose } from '#domain/visit/local-anaesthetic';
import type { ProcedureRecord } from '#domain/visit/visit';
import { numberWord } from '../../shared/words/rule-words';

export type Spread = NonNullable<ProcedureRecord['spread']>;
export const SPREADS: readonly Spread[] = [
  'craniocaudal',
  'vascular',
  'psoas',
  'epidural',
  'other',
];

/** Where the contrast went. */
export function spreadWord(spread: Spread): string {
  switch (spread) {
    case 'craniocaudal':
      return $localize`Craniocaudal`;
    case 'vascular':
      return $localize`Vascular`;
    case 'psoas':
      return $localize`Psoas`;
    case 'epidural':
      return $localize`Epidural`;
    case 'other':
      return $localize`Other`;
  }
}

/** "Local anaesthetic: 37 of 100 % of the ceiling for 68 kg." */
export function doseWords({ share, weightKg }: Dose): string {
  const percent = numberWord(Math.round(share * 100));
  return weightKg === null
    ? $localize`Local anaesthetic: ${percent}:percent: % of the ceiling. No weight is known: only the cap for everybody is compared.`
    : $localize`Local anaesthetic: ${percent}:percent: % of the ceiling for ${numberWord(weightKg)}:weight: kg.`;
}

/** What whoever writes it should think of; empty when nothing. */
export function reducedWords(dose: Dose): string {
  if (isOverCeiling(dose)) return $localize`Check the numbers.`;
  return dose.share > REDUCED_SHARE
    ? $localize`Too much for the elderly and with heart or liver disease, who need about 30 % less.`
    : '';
}
