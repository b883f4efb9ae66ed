import type { LikenessReason } from '#domain/referral/likeness';

/** "same birth date; family name one letter apart: Marchetti / Marcheti; same phone number" */
export function likenessWords(reasons: readonly LikenessReason[]): string {
  return reasons.map(reasonWords).join('; ');
}

function reasonWords({ fact, how, here, there }: LikenessReason): string {
  const both = `${here} / ${there}`;
  switch (fact) {
    case 'record':
      return $localize`the same patient record (${here}:number:)`;
    case 'identifier':
      return $localize`the same number: ${here}:number:`;
    case 'names-swapped':
      return $localize`family and given name swapped: ${both}:names:`;
    case 'phone':
      return $localize`same phone number`;
    case 'sex':
      return how === 'same' ? $localize`same sex` : $localize`other sex: ${both}:sexes:`;
    case 'birth-date':
      switch (how) {
        case 'same':
          return $localize`same birth date`;
        case 'swapped':
          return $localize`day and month of birth swapped: ${both}:dates:`;
        case 'one-digit':
          return $localize`birth date one digit off: ${both}:dates:`;
        default:
          return $localize`other birth date: ${both}:dates:`;
      }
    case 'family-name':
    case 'given-name':
      return nameWords(
        fact === 'family-name' ? $localize`family name` : $localize`given name`,
        how,
        both,
      );
  }
}

function nameWords(name: string, how: LikenessReason['how'], both: string): string {
  switch (how) {
    case 'same':
      return $localize`same ${name}:name:`;
    case 'near':
      return $localize`${name}:name: nearly the same: ${both}:names:`;
    case 'part':
      return $localize`${name}:name: part of the other: ${both}:names:`;
    default:
      return $localize`other ${name}:name:: ${both}:names:`;
  }
}
