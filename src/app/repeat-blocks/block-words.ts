import type { BlockStanding } from '#domain/series/blocks';

export function standingWord(standing: BlockStanding): string {
  switch (standing) {
    case 'provisional':
      return $localize`provisional`;
    case 'booked':
      return $localize`booked`;
    case 'done':
      return $localize`done`;
    case 'lost':
      return $localize`patient did not come`;
  }
}
