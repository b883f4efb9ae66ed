import type { ClinicRules } from '#domain/clinic/clinic';
import { prescriberNotAgreed } from '#domain/readiness/antithrombotics';
import { isAskedOnTheDay, openReadiness } from '#domain/readiness/readiness-for';
import {
  READINESS_OWNERS,
  type ReadinessKind,
  type ReadinessOwner,
} from '#domain/readiness/readiness';
import { bookingBlockers, datedBlockers } from '#domain/referral/booking-blockers';
import { missingToAccept } from '#domain/referral/missing-facts';
import { informationWait } from '#domain/referral/reminders';
import type { MissingFact, Referral } from '#domain/referral/referral';
import {
  asksForPhysician,
  isToTell,
  questionOfDuplicate,
  stageOf,
  type WorklistFacts,
} from '#domain/referral/worklist';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';

/** Days before something is due from which it is somebody's move. A clinic default. */
const PREPARE_DAYS_BEFORE = 3;

export const MOVERS = [...READINESS_OWNERS, 'referrer', 'colleague'] as const;
export type Mover = (typeof MOVERS)[number];

/** The one thing that brings a referral on, and whose it is. */
export type NextMove =
  | { readonly what: 'resolve-red-flag'; readonly who: 'physician' }
  | { readonly what: 'cancel-bookings'; readonly who: 'coordinator'; readonly bookings: number }
  | {
      readonly what: 'complete-facts';
      readonly who: 'coordinator';
      readonly facts: readonly MissingFact[];
    }
  | { readonly what: 'triage'; readonly who: 'physician' }
  | { readonly what: 'answer'; readonly who: 'colleague'; readonly name: string }
  | { readonly what: 'send-information'; readonly who: 'referrer' }
  | {
      readonly what: 'remind';
      readonly who: 'coordinator';
      readonly byPhone: boolean;
      readonly dueOn: ClinicDate;
    }
  | { readonly what: 'decide-without-information'; readonly who: 'physician' }
  | {
      readonly what: 'decide-antithrombotics';
      readonly who: 'physician';
      readonly drugs: readonly string[];
    }
  | { readonly what: 'authorise'; readonly who: 'payer'; readonly payer: string }
  | { readonly what: 'renew-authorisation'; readonly who: 'payer'; readonly on: ClinicDate }
  | { readonly what: 'book'; readonly who: 'coordinator' }
  | {
      readonly what: 'ask-prescriber';
      readonly who: 'coordinator';
      readonly drugs: readonly string[];
    }
  | { readonly what: 'tell-patient'; readonly who: 'coordinator'; readonly date: ClinicDate }
  | {
      readonly what: 'prepare';
      readonly who: ReadinessOwner;
      readonly kind: ReadinessKind;
      readonly dueOn: ClinicDate | null;
    };

/** What today is, and when this clinic reminds. */
export interface LadderCalendar {
  readonly today: ClinicDate;
  readonly zone: string;
  readonly rules: Pick<ClinicRules, 'reminderLadder'>;
}

/** `null` when nobody has to do anything for now, or ever again. */
export function nextMove(facts: WorklistFacts, calendar: LadderCalendar): NextMove | null {
  const move = moveOfStage(facts, calendar);
  const question = questionOfDuplicate(facts.referral);
  if (move !== null || question === null) return move;
  return { what: 'answer', who: 'colleague', name: question.of };
}

function moveOfStage(facts: WorklistFacts, calendar: LadderCalendar): NextMove | null {
  const { referral, patient, procedureType } = facts;
  const { today } = calendar;
  const stage = stageOf(referral, patient, procedureType);
  if (stage === 'unbookable' && referral.decision === 'withdrawn')
    return { what: 'cancel-bookings', who: 'coordinator', bookings: referral.bookingsStanding };
  if (asksForPhysician(referral)) return { what: 'resolve-red-flag', who: 'physician' };
  switch (stage) {
    case 'completed':
    case 'declined':
    case 'withdrawn':
      return null;
    case 'new':
      return triageMove(facts);
    case 'asked': {
      const open = referral.questions.findLast((question) => question.answered === null);
      return { what: 'answer', who: 'colleague', name: open?.of ?? '' };
    }
    case 'waiting-for-information':
      return waitingMove(referral, calendar);
    case 'unbookable':
    case 'not-ready':
    case 'ready-to-book':
      return bookingMove(facts, today);
    case 'booked':
    case 'in-series':
      return bookedMove(facts, today);
  }
}

function waitingMove(referral: Referral, { today, zone, rules }: LadderCalendar): NextMove {
  const due = informationWait(referral, rules.reminderLadder, zone, today)?.due ?? null;
  if (due === null) return { what: 'send-information', who: 'referrer' };
  return due.what === 'decide'
    ? { what: 'decide-without-information', who: 'physician' }
    : { what: 'remind', who: 'coordinator', byPhone: due.what === 'phone', dueOn: due.dueOn };
}

function triageMove({ referral, patient, procedureType }: WorklistFacts): NextMove {
  // Urgency, procedure and side are what triage says; the rest only the sender or the patient knows.
  const facts = missingToAccept(referral, patient, procedureType).filter((fact) =>
    ['patient-name', 'birth-date', 'diagnosis'].includes(fact),
  );
  return facts.length > 0
    ? { what: 'complete-facts', who: 'coordinator', facts }
    : { what: 'triage', who: 'physician' };
}

function bookingMove(facts: WorklistFacts, today: ClinicDate): NextMove {
  const { referral, patient, procedureType } = facts;
  const blocker = bookingBlockers(referral, patient, procedureType)[0];
  switch (blocker?.code) {
    case 'facts-missing':
      return { what: 'complete-facts', who: 'coordinator', facts: blocker.facts };
    case 'antithrombotic-undecided':
      return { what: 'decide-antithrombotics', who: 'physician', drugs: blocker.drugs };
    case 'authorisation-number-missing':
      return { what: 'authorise', who: 'payer', payer: blocker.payer };
    default: {
      const ended = datedBlockers(referral, patient, today).find(
        (dated) => dated.code === 'authorisation-ended',
      );
      return ended === undefined
        ? { what: 'book', who: 'coordinator' }
        : { what: 'renew-authorisation', who: 'payer', on: ended.on };
    }
  }
}

function bookedMove({ referral, bookings }: WorklistFacts, today: ClinicDate): NextMove | null {
  const drugs = prescriberNotAgreed(referral.antithrombotics);
  if (drugs.length > 0) return { what: 'ask-prescriber', who: 'coordinator', drugs };
  const untold = bookings
    .filter((booking) => isToTell(booking, today))
    .sort((a, b) => (a.date < b.date ? -1 : 1))[0];
  if (untold !== undefined) return { what: 'tell-patient', who: 'coordinator', date: untold.date };
  const soon = addDays(today, PREPARE_DAYS_BEFORE);
  const item = openReadiness(referral.readiness).find(
    ({ kind, dueOn }) => !isAskedOnTheDay(kind) && dueOn !== null && dueOn <= soon,
  );
  return item === undefined
    ? null
    : { what: 'prepare', who: item.owner, kind: item.kind, dueOn: item.dueOn };
}

/** The days on which somebody else's move, or another move, begins though no fact changes. */
export function movesTurnOn(
  { referral }: WorklistFacts,
  { today, zone, rules }: LadderCalendar,
): ClinicDate[] {
  const wait = informationWait(referral, rules.reminderLadder, zone, today);
  return [
    ...referral.readiness.flatMap(({ dueOn }) =>
      dueOn === null ? [] : [addDays(dueOn, -PREPARE_DAYS_BEFORE)],
    ),
    ...(wait?.rungs ?? []).map(({ dueOn }) => dueOn),
  ];
}
