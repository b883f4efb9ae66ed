import type { Bay, OpeningHours, Room } from '#domain/clinic/clinic';
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

/** A room or a bay as it is now. */
export interface PlaceTile {
  readonly place: Room | Bay;
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
  readonly places: readonly PlaceTile[];
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
  places: readonly (Room | Bay)[],
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
    places: placeTiles(cards, places, looking),
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

const INSIDE: Readonly<Record<'room' | 'bay', readonly VisitState[]>> = {
  room: ['in-room', 'aborted'],
  bay: ['in-recovery', 'ready'],
};
const STILL_TO_COME: Readonly<Record<'room' | 'bay', readonly VisitState[]>> = {
  room: ['expected', 'arrived', 'prepared'],
  bay: ['expected', 'arrived', 'prepared', 'in-room'],
};

function placeTiles(
  cards: readonly PatientCard[],
  places: readonly (Room | Bay)[],
  { date, now, zone }: Looking,
): PlaceTile[] {
  const present = minuteOnDay(now, date, zone);
  return places
    .filter(
      ({ activeFrom, activeTo }) => activeFrom <= date && (activeTo === null || date <= activeTo),
    )
    .map((place): PlaceTile => {
      const { kind } = place;
      const its = cards.filter(({ day: { booking } }) =>
        [booking.roomId, booking.bayId].includes(place.id),
      );
      const inside = its.find(({ state }) => INSIDE[kind].includes(state));
      const times = inside?.projected ?? null;
      const until = kind === 'room' ? times?.procedureEnd : times?.recoveryEnd;
      const comes = ({ projected }: PatientCard): number =>
        (kind === 'room' ? projected?.start : projected?.procedureEnd) ?? 0;
      const coming = its
        .filter(({ state, projected }) => STILL_TO_COME[kind].includes(state) && projected !== null)
        .sort((a, b) => comes(a) - comes(b))[0];
      return {
        place,
        patient: inside?.day ?? null,
        until: until ?? null,
        overdue: inside !== undefined && inside.lateMinutes > 0,
        next:
          coming === undefined ? null : { day: coming.day, at: Math.max(present, comes(coming)) },
      };
    });
}

/** Patients still to be seen home, and all of the day. */
export function leftToday(board: DayBoard): { readonly left: number; readonly all: number } {
  const { cards } = board;
  return { left: cards.filter(({ day }) => !hasEnded(day.visit)).length, all: cards.length };
}
