import type { Bay, OpeningHours } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { type ClinicDate, weekdayOf } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { DayCase } from '#domain/visit/day-case';
import { hasEnded, nextStep } from '#domain/visit/next-steps';
import {
  minuteOnDay,
  minutesLate,
  projectDay,
  projectedEnd,
  type ProjectedTimes,
} from '#domain/visit/projection';
import { stepRefusals } from '#domain/visit/step-refusals';
import {
  type PathStep,
  since,
  type StampedStep,
  stateOf,
  VISIT_PATH,
  type VisitState,
} from '#domain/visit/visit';
import { type Waiting, waitingFor } from '#domain/visit/waiting-for';

/** One patient of the day, with everything a card or a row shows. */
export interface PatientCard {
  readonly day: DayCase;
  readonly state: VisitState;
  readonly column: PathStep;
  /** When the present step began; `null` while expected. */
  readonly since: Instant | null;
  readonly lateMinutes: number;
  /** The next thing and whose it is; `null` when nothing is owed. */
  readonly waiting: Waiting | null;
  readonly step: StampedStep | null;
  /** Why that step cannot be taken now by whoever looks. */
  readonly refusals: readonly Refusal[];
  readonly projected: ProjectedTimes | null;
}

export interface BayTile {
  readonly bay: Bay;
  readonly patient: DayCase | null;
  /** Minute of the day at which the patient is expected to leave it. */
  readonly until: number | null;
  readonly overdue: boolean;
  /** Who comes next, and when. */
  readonly next: { readonly day: DayCase; readonly at: number } | null;
}

export interface DayBoard {
  readonly cards: readonly PatientCard[];
  readonly columns: readonly {
    readonly step: PathStep;
    readonly cards: readonly PatientCard[];
  }[];
  readonly bays: readonly BayTile[];
  /** When the last patient leaves, as far as can be seen. */
  readonly ends: number | null;
  readonly closes: number | null;
}

export interface Looking {
  readonly date: ClinicDate;
  readonly now: Instant;
  readonly zone: string;
  readonly openingHours: OpeningHours;
  readonly actor: Pick<Actor, 'roles'>;
}

/** Outcomes stand where the path broke off: an aborted patient is still in the room. */
export function columnOf(state: VisitState): PathStep {
  if (state === 'aborted') return 'in-room';
  return VISIT_PATH.find((step) => step === state) ?? 'home';
}

/** The day as the page shows it; cancelled bookings are not part of it. */
export function dayBoard(
  cases: readonly DayCase[],
  bays: readonly Bay[],
  looking: Looking,
): DayBoard {
  const { date, now, zone } = looking;
  const ofDay = cases.filter(
    ({ booking }) => booking.date === date && booking.status !== 'cancelled',
  );
  const projected = projectDay(ofDay, now, zone);
  const timesOf = new Map(projected.map((times) => [times.bookingId, times]));
  const cards = ofDay
    .map((day) => patientCard(day, timesOf.get(day.booking.id) ?? null, looking))
    .sort(
      (a, b) =>
        a.day.booking.start - b.day.booking.start ||
        a.day.booking.id.localeCompare(b.day.booking.id),
    );
  return {
    cards,
    columns: VISIT_PATH.map((step) => ({
      step,
      cards: cards.filter((card) => card.column === step),
    })),
    bays: bayTiles(cards, bays, looking),
    ends: projectedEnd(projected),
    closes: looking.openingHours[weekdayOf(date)]?.end ?? null,
  };
}

function patientCard(
  day: DayCase,
  projected: ProjectedTimes | null,
  looking: Looking,
): PatientCard {
  const { now, zone, actor } = looking;
  const step = nextStep(day.visit, day.booking);
  const state = stateOf(day.visit);
  return {
    day,
    state,
    column: columnOf(state),
    since: since(day.visit),
    lateMinutes: minutesLate(day, now, zone),
    waiting: waitingFor(day, now)[0] ?? null,
    step,
    refusals: step === null ? [] : stepRefusals(day, { step, reason: null }, actor, now),
    projected,
  };
}

const IN_BAY: readonly VisitState[] = ['in-recovery', 'ready'];
const BEFORE_BAY: readonly VisitState[] = ['expected', 'arrived', 'prepared', 'in-room'];

function bayTiles(
  cards: readonly PatientCard[],
  bays: readonly Bay[],
  { date, now, zone }: Looking,
): BayTile[] {
  const present = minuteOnDay(now, date, zone);
  return bays
    .filter((bay) => bay.activeFrom <= date && (bay.activeTo === null || date <= bay.activeTo))
    .map((bay): BayTile => {
      const its = cards.filter((card) => card.day.booking.bayId === bay.id);
      const inside = its.find((card) => IN_BAY.includes(card.state));
      const until = inside?.projected?.recoveryEnd ?? null;
      const coming = its
        .filter((card) => BEFORE_BAY.includes(card.state) && card.projected !== null)
        .sort((a, b) => (a.projected?.procedureEnd ?? 0) - (b.projected?.procedureEnd ?? 0))[0];
      return {
        bay,
        patient: inside?.day ?? null,
        until,
        overdue: inside !== undefined && inside.lateMinutes > 0,
        next: coming?.projected
          ? { day: coming.day, at: Math.max(present, coming.projected.procedureEnd) }
          : null,
      };
    });
}

/** Patients still to be seen home, and all of the day. */
export function leftToday(board: DayBoard): { readonly left: number; readonly all: number } {
  const { cards } = board;
  return { left: cards.filter(({ day }) => !hasEnded(day.visit)).length, all: cards.length };
}
