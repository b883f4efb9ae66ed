import type { ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { missingToAccept } from '#domain/referral/missing-facts';
import type { MissingFact, RedFlagKind, Referral } from '#domain/referral/referral';
import { inDateRange, type ClinicDate } from '#domain/time/clinic-date';

/** Why an accepted referral cannot be booked as it stands, whatever the slot. */
export type BookingBlocker =
  | { readonly code: 'withdrawn-but-booked'; readonly bookings: number }
  | { readonly code: 'red-flag'; readonly kinds: readonly RedFlagKind[] }
  | { readonly code: 'facts-missing'; readonly facts: readonly MissingFact[] }
  | { readonly code: 'antithrombotic-undecided'; readonly drugs: readonly string[] }
  | { readonly code: 'authorisation-number-missing'; readonly payer: string };

/** What comes and goes with the calendar: it stops no booking for a later day. */
export type DatedBlocker =
  | { readonly code: 'authorisation-ended'; readonly on: ClinicDate }
  | { readonly code: 'patient-unavailable'; readonly until: ClinicDate | null };

/** Blockers that somebody other than a coordinator has to clear before anything can be planned. */
const UNBOOKABLE: readonly BookingBlocker['code'][] = ['withdrawn-but-booked', 'red-flag'];

export function makesUnbookable(blocker: BookingBlocker | DatedBlocker): boolean {
  return blocker.code === 'authorisation-ended' || UNBOOKABLE.some((code) => code === blocker.code);
}

/**
 * What blocks booking, hardest first, and does not change with the calendar. An unresolved red
 * flag and an undecided antithrombotic are hard for a confirmed booking (model.md, "Hard and
 * soft"); a missing authorisation number can be overruled by a coordinator on the board.
 */
export function bookingBlockers(
  referral: Referral,
  patient: Patient,
  procedureType: ProcedureType | null,
): BookingBlocker[] {
  const { decision, bookingsStanding, authorisation } = referral;
  if (decision === 'withdrawn')
    return bookingsStanding > 0
      ? [{ code: 'withdrawn-but-booked', bookings: bookingsStanding }]
      : [];
  if (decision !== 'accepted') return [];
  const blockers: BookingBlocker[] = [];
  const kinds = unresolvedRedFlags(referral);
  if (kinds.length > 0) blockers.push({ code: 'red-flag', kinds });
  const facts = missingToAccept(referral, patient, procedureType);
  if (facts.length > 0) blockers.push({ code: 'facts-missing', facts });
  const drugs = undecidedDrugs(referral, procedureType);
  if (drugs.length > 0) blockers.push({ code: 'antithrombotic-undecided', drugs });
  if (authorisation?.number === null)
    blockers.push({ code: 'authorisation-number-missing', payer: authorisation.payer });
  return blockers;
}

/** What blocks it today and may not tomorrow. */
export function datedBlockers(
  referral: Pick<Referral, 'decision' | 'authorisation'>,
  patient: Pick<Patient, 'unavailable'>,
  today: ClinicDate,
): DatedBlocker[] {
  if (referral.decision !== 'accepted') return [];
  const blockers: DatedBlocker[] = [];
  const { authorisation } = referral;
  if (authorisation !== null && authorisation.validTo < today)
    blockers.push({ code: 'authorisation-ended', on: authorisation.validTo });
  const away = patient.unavailable.find((range) => inDateRange(today, range));
  if (away !== undefined) blockers.push({ code: 'patient-unavailable', until: away.to });
  return blockers;
}

export function unresolvedRedFlags(referral: Pick<Referral, 'redFlags'>): RedFlagKind[] {
  return referral.redFlags.filter((flag) => flag.resolved === null).map((flag) => flag.kind);
}

function undecidedDrugs(referral: Referral, procedureType: ProcedureType | null): string[] {
  if (procedureType?.bleedingRisk === 'low') return [];
  return referral.antithrombotics.filter((plan) => plan.decision === null).map((plan) => plan.drug);
}
