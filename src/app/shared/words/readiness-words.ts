import type { ReadinessKind, ReadinessOwner } from '#domain/readiness/readiness';

export function readinessWord(kind: ReadinessKind): string {
  switch (kind) {
    case 'consent':
      return $localize`Consent`;
    case 'antithrombotic-plan':
      return $localize`Antithrombotic plan`;
    case 'escort':
      return $localize`Escort home`;
    case 'authorisation':
      return $localize`Authorisation`;
    case 'imaging':
      return $localize`Imaging`;
    case 'pregnancy-check':
      return $localize`Pregnancy check`;
  }
}

/** Whose move it is. */
export function ownerWord(owner: ReadinessOwner): string {
  switch (owner) {
    case 'coordinator':
      return $localize`Coordinator`;
    case 'nurse':
      return $localize`Nurse`;
    case 'physician':
      return $localize`Physician`;
    case 'patient':
      return $localize`Patient`;
    case 'payer':
      return $localize`Payer`;
  }
}
