import type { Resource } from '#domain/clinic/clinic';

/** In a sentence: "Add room". */
export function kindWord(kind: Resource['kind']): string {
  switch (kind) {
    case 'room':
      return $localize`room`;
    case 'physician':
      return $localize`physician`;
    case 'bay':
      return $localize`recovery bay`;
  }
}
