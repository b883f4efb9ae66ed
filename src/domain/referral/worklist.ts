import { patientKnows, type Booking, type ToldFacts } from '#domain/booking/booking';
import type { ClinicRules, ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import {
  bookingBlockers,
  datedBlockers,
  makesUnbookable,
  unresolvedRedFlags,
} from '#domain/referral/booking-blockers';
import type { Question, Referral } from '#domain/referral/referral';
import { dueDay } from '#domain/referral/waiting-clock';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import type { VisitState } from '#domain/visit/visit';

/**
 * Where a referral stands on its way to "ready to book" and after: exactly one at a time, and the
 * same whatever day it is, so that the server keeps it in a column.
 */
export const STAGES = [
  'new',
  'asked',
  'waiting-for-information',
  'unbookable',
  'not-ready',
  'ready-to-book',
  'booked',
  'in-series',
  'completed',
  'declined',
  'withdrawn',
] as const;
export type Stage = (typeof STAGES)[number];

export function stageOf(
  referral: Referral,
  patient: Patient,
  procedureType: ProcedureType | null,
): Stage {
  switch (referral.decision) {
    case 'received':
      return 'new';
    case 'asked':
      return 'asked';
    case 'needs-information':
      return 'waiting-for-information';
    case 'declined':
      return 'declined';
    case 'withdrawn':
      return referral.bookingsStanding > 0 ? 'unbookable' : 'withdrawn';
    case 'accepted':
      return acceptedStage(referral, patient, procedureType);
  }
}

function acceptedStage(
  referral: Referral,
  patient: Patient,
  procedureType: ProcedureType | null,
): Stage {
  if (referral.seriesId !== null) return 'in-series';
  if (referral.bookingsStanding > 0) return 'booked';
  if (referral.endedAt !== null) return 'completed';
  const blockers = bookingBlockers(referral, patient, procedureType);
  if (blockers.some(makesUnbookable)) return 'unbookable';
  return blockers.length > 0 ? 'not-ready' : 'ready-to-book';
}

/** Lists by reason to act, in the order of the queue. A referral may be on several at once. */
export const WORKLISTS = [
  'red-flags',
  'overdue',
  'new',
  'asked',
  'waiting-for-information',
  'not-ready',
  'ready-to-book',
  'to-call',
  'unavailable',
  'authorisation-ending',
  'unbookable',
  'booked',
  'in-series',
  'completed',
  'declined',
  'withdrawn',
] as const;
export type Worklist = (typeof WORKLISTS)[number];

/** Lists on which nobody has to act any more. */
export const CLOSED_WORKLISTS: readonly Worklist[] = ['completed', 'declined', 'withdrawn'];

/** How many days before its end an authorisation is looked at. A clinic default. */
export const AUTHORISATION_ENDING_DAYS = 21;

export interface WorklistFacts {
  readonly referral: Referral;
  readonly patient: Patient;
  readonly procedureType: ProcedureType | null;
  /** The referral's bookings, whichever of them are known. */
  readonly bookings: readonly (Pick<Booking, 'status'> &
    ToldFacts & { readonly visitState?: VisitState })[];
}

export interface Calendar {
  readonly today: ClinicDate;
  readonly zone: string;
  readonly rules: Pick<ClinicRules, 'urgencyTargetDays' | 'triageWithinDays' | 'reminderLadder'>;
}

/** Every list this referral is on today. */
export function worklistsOf(facts: WorklistFacts, calendar: Calendar): Worklist[] {
  const { referral, patient, procedureType } = facts;
  const { today } = calendar;
  const stage = stageOf(referral, patient, procedureType);
  const dated = datedBlockers(referral, patient, today);
  const unbooked = stage === 'ready-to-book' || stage === 'not-ready';
  const ended = dated.some((blocker) => blocker.code === 'authorisation-ended');
  const on: Readonly<Record<Exclude<Worklist, Stage>, boolean>> = {
    'red-flags': asksForPhysician(referral),
    overdue: isOverdue(referral, calendar),
    'to-call': facts.bookings.some((booking) => isToTell(booking, today)),
    unavailable: unbooked && dated.some((blocker) => blocker.code === 'patient-unavailable'),
    'authorisation-ending': isOpen(stage) && authorisationEnds(referral, today),
  };
  // An authorisation that has ended takes the referral off the board until the payer renews it.
  const stageToday: Stage = unbooked && ended ? 'unbookable' : stage;
  return WORKLISTS.filter((list) =>
    list in on
      ? on[list as keyof typeof on]
      : list === stageToday || (list === 'asked' && questionOfDuplicate(referral) !== null),
  );
}

/**
 * A question that came with a duplicate and that nobody has answered: the decision of the referral
 * that was kept says nothing of it, unless it was taken since. Its own question goes with its own
 * decision, `asked`.
 */
export function questionOfDuplicate(
  referral: Pick<Referral, 'questions' | 'steps' | 'merged'>,
): Question | null {
  const merged = referral.merged
    .map(({ at }) => at)
    .sort()
    .at(-1);
  if (merged === undefined) return null;
  const steps = referral.steps.filter((step) => step.undone === null);
  if (steps.some(({ at }) => at > merged)) return null;
  const isOwn = ({ asked }: Question): boolean =>
    referral.steps.some(
      ({ decision, at, by }) => decision === 'asked' && at === asked.at && by === asked.by,
    );
  return (
    referral.questions.findLast((question) => question.answered === null && !isOwn(question)) ??
    null
  );
}

/**
 * A warning sign waits for a physician, also after the last block or once the sender has withdrawn
 * the referral. A physician who declines has seen it.
 */
export const asksForPhysician = (referral: Pick<Referral, 'decision' | 'redFlags'>): boolean =>
  referral.decision !== 'declined' && unresolvedRedFlags(referral).length > 0;

const isOpen = (stage: Stage): boolean => !CLOSED_WORKLISTS.includes(stage);

export function isOverdue(referral: Referral, calendar: Calendar): boolean {
  const due = dueDay(referral, calendar.rules, calendar.zone);
  return due !== null && due < calendar.today;
}

/** A block for which the patient is still to come, and whose date, time, arrival or physician they do not know. */
export function isToTell(
  booking: Pick<Booking, 'status'> & ToldFacts & { readonly visitState?: VisitState },
  today: ClinicDate,
): boolean {
  return (
    booking.status === 'booked' &&
    booking.date >= today &&
    (booking.visitState ?? 'expected') === 'expected' &&
    !patientKnows(booking)
  );
}

/** The days on which a referral comes onto a list, or leaves one, though no fact changes. */
export function listsTurnOn({ referral, bookings }: WorklistFacts): ClinicDate[] {
  const { authorisation } = referral;
  return [
    ...(authorisation === null
      ? []
      : [
          addDays(authorisation.validTo, -AUTHORISATION_ENDING_DAYS),
          addDays(authorisation.validTo, 1),
        ]),
    ...bookings.filter(({ status }) => status === 'booked').map(({ date }) => addDays(date, 1)),
  ];
}

function authorisationEnds(referral: Referral, today: ClinicDate): boolean {
  const validTo = referral.authorisation?.validTo;
  return (
    validTo !== undefined &&
    today <= validTo &&
    validTo <= addDays(today, AUTHORISATION_ENDING_DAYS)
  );
}
