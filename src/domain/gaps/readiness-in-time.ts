import type { GapAsking, ReadinessTooLate, WaitingCase } from '#domain/gaps/candidate';
import { firstOmittedDay, needsPrescriber } from '#domain/readiness/antithrombotics';
import { readinessDue } from '#domain/readiness/readiness-for';
import type { ReadinessKind } from '#domain/readiness/readiness';
import type { ClinicDate } from '#domain/time/clinic-date';

/**
 * What is still open of a case and can no longer be had in time for a block on `date`:
 * an authorisation that the payer would have had to send by the day on which the patient is told,
 * and a stop that no prescriber has agreed to and whose first day without the drug has come. What is
 * asked or arranged with the patient by the same call (escort, consent, pregnancy) is in time.
 */
export function readinessTooLate(
  { bookingCase }: Pick<WaitingCase, 'bookingCase'>,
  date: ClinicDate,
  { today, rules }: Pick<GapAsking, 'today' | 'rules'>,
): ReadinessTooLate[] {
  const { antithrombotics, readiness } = bookingCase.referral;
  const late: ReadinessTooLate[] = [];
  const payer = readiness.some((item) => item.kind === 'authorisation' && item.done === null);
  const due = readinessDue('authorisation', date, antithrombotics, rules);
  if (payer && due !== null && due < today)
    late.push({ code: 'readiness-too-late', kind: 'authorisation' });
  const unagreed = antithrombotics.filter(
    (plan) => needsPrescriber(plan) && plan.prescriberAgreed === null,
  );
  // The call to the prescriber is made today at the earliest: tomorrow may be the first day without.
  const isTooLate = unagreed.some((plan) => (firstOmittedDay(plan, date) ?? date) <= today);
  if (isTooLate) late.push({ code: 'readiness-too-late', kind: 'antithrombotic-plan' });
  return late;
}

/** What is open and need not have been done yet, in the order in which readiness is listed. */
export function stillToDo({ bookingCase }: Pick<WaitingCase, 'bookingCase'>): ReadinessKind[] {
  return bookingCase.referral.readiness
    .filter((item) => item.done === null && ASKED_BEFORE.includes(item.kind))
    .map((item) => item.kind);
}

/** Consent and the pregnancy check belong to the day itself and say nothing of who can come. */
const ASKED_BEFORE: readonly ReadinessKind[] = [
  'antithrombotic-plan',
  'escort',
  'authorisation',
  'imaging',
];
