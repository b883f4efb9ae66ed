import type { ProcedureRecord } from '#domain/visit/visit';

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
