import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import type { DischargeRefusal } from '#domain/discharge/discharge-refusal';
import type { TemplateRefusal } from '#domain/discharge/template-refusal';
import type { NotPermitted } from '#domain/people/roles';
import type { PeopleRefusal } from '#domain/people/people-refusal';
import type { ReferralRefusal } from '#domain/referral/referral-refusal';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import type { Instant } from '#domain/time/instant';
import type { VisitRefusal } from '#domain/visit/visit-refusal';

/** Everything the live feed can carry, by the name of its kind. */
export const ENTITY_KINDS = [
  'clinic',
  'person',
  'resource',
  'procedure-type',
  'protocol',
  'checklist-template',
  'session-template',
  'session',
  'closure',
  'patient',
  'referral',
  'booking',
  'hold',
  'visit',
  'checklist',
  'series',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/** Refusals that any write can meet. */
export type CommonRefusal =
  | {
      /** The write was based on an old version: somebody else was faster. */
      readonly code: 'stale';
      readonly entity: EntityKind;
      readonly id: string;
      readonly basedOn: number;
      readonly current: number;
      readonly changedByName: string;
      readonly changedAt: Instant;
      /** Names of the facts that differ between the two versions. */
      readonly changed: readonly string[];
    }
  /** Rivals for the same minutes were faster again and again: nothing is known to be wrong. */
  | { readonly code: 'others-were-faster' }
  | NotPermitted
  | { readonly code: 'not-found'; readonly entity: EntityKind; readonly id: string };

/**
 * Why something may not be done: a value, never an exception. Rules return every reason at once;
 * an empty list means allowed. The app turns each code into a sentence in one exhaustive switch.
 */
export type Refusal =
  | CommonRefusal
  | PeopleRefusal
  | ClinicRefusal
  | ReferralRefusal
  | BookingRefusal
  | VisitRefusal
  | DischargeRefusal
  | TemplateRefusal
  | SeriesRefusal;

export type RefusalCode = Refusal['code'];
