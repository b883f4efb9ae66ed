import type { Stamp } from '#domain/people/stamp';
import type { ClinicDate } from '#domain/time/clinic-date';

/** What must be in hand before a block; which of them blocks what stands in model.md, "Hard and soft". */
export const READINESS_KINDS = [
  'consent',
  'antithrombotic-plan',
  'escort',
  'authorisation',
  'imaging',
  'pregnancy-check',
] as const;
export type ReadinessKind = (typeof READINESS_KINDS)[number];

export const READINESS_OWNERS = ['coordinator', 'nurse', 'physician', 'patient', 'payer'] as const;
export type ReadinessOwner = (typeof READINESS_OWNERS)[number];

export interface ReadinessItem {
  readonly id: string;
  readonly kind: ReadinessKind;
  /** Whose move it is. */
  readonly owner: ReadinessOwner;
  /** Moves when the booking moves; `null` while nothing is booked. */
  readonly dueOn: ClinicDate | null;
  readonly done: (Stamp & { readonly note: string }) | null;
}
