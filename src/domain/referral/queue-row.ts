import { toldOtherPhysician } from '#domain/booking/booking';
import type { Urgency } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import {
  bookingBlockers,
  datedBlockers,
  unresolvedRedFlags,
  type BookingBlocker,
  type DatedBlocker,
} from '#domain/referral/booking-blockers';
import type { Side } from '#domain/referral/laterality';
import { missingFacts } from '#domain/referral/missing-facts';
import { movesTurnOn, nextMove, type NextMove } from '#domain/referral/next-move';
import { plainWords } from '#domain/referral/plain-words';
import { rankInQueue } from '#domain/referral/queue-order';
import type {
  ClockPause,
  Diagnosis,
  MissingFact,
  RedFlagKind,
  Referral,
  TriageDecision,
} from '#domain/referral/referral';
import { dueDay, pausesTurnOn } from '#domain/referral/waiting-clock';
import {
  CLOSED_WORKLISTS,
  isToTell,
  listsTurnOn,
  stageOf,
  worklistsOf,
  type Calendar,
  type Stage,
  type Worklist,
  type WorklistFacts,
} from '#domain/referral/worklist';
import { addDays, type ClinicDate, type DateRange } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { Minute } from '#domain/time/minutes';

/**
 * One referral as a list shows it: what it says, why it is on its lists, and whose move it is, as of
 * one day. It carries what the waiting clock runs on, so that days are counted where it is read.
 */
export interface QueueRow {
  readonly referralId: string;
  /** Of the referral. */
  readonly version: number;
  readonly patientId: string;
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: ClinicDate | null;
  readonly sex: Patient['sex'];
  readonly diagnosis: Diagnosis | null;
  readonly requested: string | null;
  readonly referrer: string | null;
  readonly procedureTypeId: string | null;
  readonly preferredPhysicianId: string | null;
  readonly side: Side | null;
  readonly urgency: Urgency | null;
  readonly receivedAt: Instant;
  readonly decision: TriageDecision;
  readonly pauses: readonly ClockPause[];
  readonly bookingsStanding: number;
  readonly nextBlockOn: ClinicDate | null;
  readonly seriesId: string | null;
  readonly endedAt: Instant | null;
  readonly stage: Stage;
  readonly lists: readonly Worklist[];
  readonly missing: readonly MissingFact[];
  readonly move: NextMove | null;
  readonly redFlags: readonly RedFlagKind[];
  readonly blockers: readonly (BookingBlocker | DatedBlocker)[];
  /** The last day of the payer's authorisation, and how many blocks it allows. */
  readonly authorised: { readonly until: ClinicDate; readonly blocks: number } | null;
  /** When it was returned with advice, while an answer is awaited. */
  readonly returnedAt: Instant | null;
  /** The next block whose day and time the patient does not know, and what they were told before. */
  readonly toTell: ToTell | null;
}

interface ToTell {
  readonly date: ClinicDate;
  readonly start: Minute;
  readonly told: {
    readonly date: ClinicDate;
    readonly start: Minute;
    readonly arrive?: Minute;
    /** Whom they were told of, and who treats now, where those are two. */
    readonly otherPhysician?: { readonly was: string; readonly now: string };
  } | null;
}

/** The row as the facts make it on `calendar.today`. */
export function queueRow(facts: WorklistFacts, calendar: Calendar): QueueRow {
  const { referral, patient, procedureType } = facts;
  const { authorisation } = referral;
  return {
    referralId: referral.id,
    version: referral.version,
    patientId: patient.id,
    mrn: patient.mrn,
    familyName: patient.familyName,
    givenName: patient.givenName,
    birthDate: patient.birthDate,
    sex: patient.sex,
    diagnosis: referral.diagnosis,
    requested: referral.requested,
    referrer: referral.referrer,
    procedureTypeId: referral.procedureTypeId,
    preferredPhysicianId: referral.preferredPhysicianId,
    side: referral.side,
    urgency: referral.urgency,
    receivedAt: referral.receivedAt,
    decision: referral.decision,
    pauses: referral.pauses,
    bookingsStanding: referral.bookingsStanding,
    nextBlockOn: referral.nextBlockOn,
    seriesId: referral.seriesId,
    endedAt: referral.endedAt,
    stage: stageOf(referral, patient, procedureType),
    lists: worklistsOf(facts, calendar),
    missing: missingFacts(referral, patient, procedureType),
    move: nextMove(facts, calendar),
    redFlags: unresolvedRedFlags(referral),
    blockers: [
      ...bookingBlockers(referral, patient, procedureType),
      ...datedBlockers(referral, patient, calendar.today),
    ],
    authorised:
      authorisation === null
        ? null
        : { until: authorisation.validTo, blocks: authorisation.blocksAllowed },
    returnedAt: returnedAt(referral),
    toTell: toTell(facts.bookings, calendar.today),
  };
}

function returnedAt({ decision, steps }: Pick<Referral, 'decision' | 'steps'>): Instant | null {
  if (decision !== 'needs-information') return null;
  return steps.findLast((step) => step.undone === null)?.at ?? null;
}

function toTell(bookings: WorklistFacts['bookings'], today: ClinicDate): ToTell | null {
  const next = bookings
    .filter((booking) => isToTell(booking, today))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.start - b.start))[0];
  if (next === undefined) return null;
  const { date, start, told } = next;
  const otherPhysician = toldOtherPhysician(next);
  const before = told && {
    date: told.date,
    start: told.start,
    ...(told.arrive === undefined ? {} : { arrive: told.arrive }),
    ...(otherPhysician === null ? {} : { otherPhysician }),
  };
  return { date, start, told: before };
}

/** What lists filter and sort by, kept in columns by the server. */
export interface QueueKeys {
  /** The queue's own order, closed referrals last and the newest of them first. */
  readonly rank: string;
  /** The patient's name as lists sort it: lower case, without accents. */
  readonly name: string;
  /** Everything that a search for words looks through, in the same plain writing. */
  readonly words: string;
  readonly dueOn: ClinicDate | null;
  /**
   * The next day on which the row, its lists or its rank may be otherwise though no fact changes;
   * `null` when it stays as it is. Until that day the kept columns hold.
   */
  readonly turnsOn: ClinicDate | null;
}

export function queueKeys(facts: WorklistFacts, calendar: Calendar): QueueKeys {
  const { referral, patient } = facts;
  const { diagnosis, referrer, source } = referral;
  const name = plainWords(`${patient.familyName} ${patient.givenName}`.trim());
  return {
    rank: rankInQueue(referral, stageOf(referral, patient, facts.procedureType), calendar),
    name,
    words: searchedWords(
      [
        patient.familyName,
        patient.givenName,
        patient.mrn,
        diagnosis?.code ?? '',
        diagnosis?.text ?? '',
        referrer ?? '',
        source.identifier ?? '',
      ].join(' '),
    ),
    dueOn: dueDay(referral, calendar.rules, calendar.zone),
    turnsOn: turnsOn(facts, calendar),
  };
}

/** As many signs as a search looks through; a diagnosis written as a novel is cut. */
const SEARCHED = 500;

const searchedWords = (text: string): string => plainWords(text).slice(0, SEARCHED);

function turnsOn(facts: WorklistFacts, calendar: Calendar): ClinicDate | null {
  const { referral, patient, procedureType } = facts;
  const isClosed = CLOSED_WORKLISTS.includes(stageOf(referral, patient, procedureType));
  const due = dueDay(referral, calendar.rules, calendar.zone);
  const days = [
    ...(due === null ? [] : [addDays(due, 1)]),
    ...patient.unavailable.flatMap(startAndEnd),
    ...listsTurnOn(facts),
    ...movesTurnOn(facts, calendar),
    // Who stands still falls behind those who wait on, a day for each day.
    ...(isClosed ? [] : pausesTurnOn(referral.pauses, calendar.today)),
  ];
  return days.filter((day) => day > calendar.today).sort()[0] ?? null;
}

const startAndEnd = ({ from, to }: DateRange): ClinicDate[] =>
  to === null ? [from] : [from, addDays(to, 1)];
