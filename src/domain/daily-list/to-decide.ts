import type { Booking } from '#domain/booking/booking';
import type { ProcedureType } from '#domain/clinic/clinic';
import type { Role } from '#domain/people/roles';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { allowedActions } from '#domain/referral/allowed-actions';
import type { Question, RedFlag, Referral } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';

/** What a physician can settle about a patient without leaving the list. */
export interface ToDecide {
  /** Nobody is confirmed, and no procedure starts, past an open one. */
  readonly flags: readonly RedFlag[];
  /** Drugs of which no physician has said yet whether they go on. */
  readonly plans: readonly AntithromboticPlan[];
  readonly questions: readonly Question[];
}

const NOTHING: ToDecide = { flags: [], plans: [], questions: [] };

/**
 * What of a referral waits for a physician and this person may settle now. A procedure that bleeds
 * little (clinical.md B) needs no plan.
 */
export function toDecide(
  referral: Referral | undefined,
  bookings: readonly Booking[],
  procedureType: Pick<ProcedureType, 'bleedingRisk'> | undefined,
  { roles, today }: { readonly roles: readonly Role[]; readonly today: ClinicDate },
): ToDecide {
  if (referral === undefined) return NOTHING;
  const its = bookings.filter(({ referralId }) => referralId === referral.id);
  const allowed = allowedActions({ referral, bookings: its }, { roles }, today);
  const open = <Each>(action: (typeof allowed)[number], each: readonly Each[]): readonly Each[] =>
    allowed.includes(action) ? each : [];
  const bleeds = procedureType === undefined || procedureType.bleedingRisk !== 'low';
  return {
    flags: open(
      'resolve-red-flag',
      referral.redFlags.filter(({ resolved }) => resolved === null),
    ),
    plans: open(
      'set-plan',
      referral.antithrombotics.filter(({ decision }) => bleeds && decision === null),
    ),
    questions: open(
      'answer-question',
      referral.questions.filter(({ answered }) => answered === null),
    ),
  };
}

export const countOf = ({ flags, plans, questions }: ToDecide): number =>
  flags.length + plans.length + questions.length;
