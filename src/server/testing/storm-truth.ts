import { planChangeSchema, type WantedChange } from '#contract/session-plan';
import type { Booking, Hold } from '#domain/booking/booking';
import { bayChoices } from '#domain/booking/bays';
import { bookingsIn, clinicBook, type ClinicBook } from '#domain/booking/clinic-book';
import { legsOf } from '#domain/booking/legs';
import { isInTheWay, occupanciesOf, type Occupancy } from '#domain/booking/occupancy';
import { strandedBy, type PlanChange } from '#domain/booking/stranded';
import type { Clinic, Closure, OpeningHours, Resource, Session } from '#domain/clinic/clinic';
import { factsOf } from '#domain/clinic/session-template';
import type { Refusal } from '#domain/refusal';
import { clinicTimeOf } from '#domain/time/instant';
import type { Answered } from './storm.ts';

/** The plan as it was between two commits. */
export interface PlanState {
  readonly seq: number;
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly holds: ReadonlyMap<string, Hold>;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly closures: ReadonlyMap<string, Closure>;
  readonly clinic: Clinic;
  /** Who made the newest version of each booking and session. */
  readonly changedBy: ReadonlyMap<string, string>;
}

export interface LoggedChange {
  readonly seq: number;
  /** The transaction that committed it. */
  readonly commit: string;
  readonly entity: string;
  readonly id: string;
  readonly byName: string;
  readonly body: unknown;
}

/** Every committed state in turn, from the record of changes; the maps are changed as it goes on. */
export function* committedStates(
  log: readonly LoggedChange[],
  { sessionsBefore, clinicBefore }: StormHouse,
): Generator<PlanState, void, undefined> {
  let clinic: PlanState['clinic'] = clinicBefore;
  const closures = new Map<string, Closure>();
  const bookings = new Map<string, Booking>();
  const holds = new Map<string, Hold>();
  const sessions = new Map(sessionsBefore.map((session) => [session.id, session]));
  const changedBy = new Map<string, string>();
  const maps: Readonly<Record<string, Map<string, unknown>>> = {
    booking: bookings,
    hold: holds,
    session: sessions,
    closure: closures,
  };
  const state = (seq: number): PlanState => ({
    ...{ seq, bookings, holds, sessions, closures, clinic, changedBy },
  });
  yield state((log[0]?.seq ?? 1) - 1);
  for (const [index, { seq, commit, entity, id, byName, body }] of log.entries()) {
    if (body === null) maps[entity]?.delete(id);
    else maps[entity]?.set(id, body);
    if (entity === 'clinic') clinic = body as Clinic;
    changedBy.set(id, byName);
    if (log[index + 1]?.commit !== commit) yield state(seq);
  }
}

/** What does not change in a storm, and how the rest was before it. */
export interface StormHouse {
  readonly clinicBefore: Clinic;
  readonly resources: readonly Resource[];
  readonly sessionsBefore: readonly Session[];
}

/** Of these codes every refusal is held against the states; the others are only counted. */
export const CHECKED: readonly Refusal['code'][] = [
  'resource-taken',
  'no-bay-free',
  'stale',
  'referral-already-booked',
  'session-full',
  'outside-session',
  'booking-not-standing',
  'bookings-stranded',
  'recovery-past-closing',
  'clinic-closed',
  'resource-away',
  'interval-too-short',
];

interface Asked {
  readonly date?: string;
  readonly start?: number;
  readonly roomId?: string;
  readonly physicianId?: string;
  readonly bookingId?: string | null;
  readonly referralId?: string;
  readonly tab?: string;
  readonly bookings?: readonly { readonly id: string }[];
  readonly change?: unknown;
  readonly openingHours?: OpeningHours;
}

/** Whether what this refusal says was so in this state. */
export function isTrueIn(
  state: PlanState,
  refusal: Refusal,
  answered: Answered,
  { resources, clinicBefore }: StormHouse,
): boolean {
  const asked: Asked = answered.payload;
  const own = [asked.bookingId, idIn(answered.url), ...(asked.bookings ?? []).map(({ id }) => id)];
  const standing = [...state.bookings.values()].filter(({ status }) => status !== 'cancelled');
  const pair = (asked.bookings ?? []).map(({ id }) => state.bookings.get(id));
  const moved = pair.flatMap((booking, index) => {
    const place = pair[1 - index];
    if (booking === undefined || place === undefined) return [];
    const { date, start, roomId, physicianId } = place;
    return [{ ...booking, date, start, roomId, physicianId }];
  });
  const through = {
    now: answered.nowBefore,
    holder: { by: answered.by, tab: asked.tab ?? '' },
    bookingIds: own.filter((id) => typeof id === 'string'),
  };
  const book = (): ClinicBook =>
    clinicBook({
      clinic: state.clinic,
      resources,
      sessions: [...state.sessions.values()],
      closures: [...state.closures.values()],
      bookings: standing,
      occupancies: occupanciesOf(standing, {}, [...state.holds.values()], 'Europe/London'),
    });
  const sessionAsked = (): Session | undefined =>
    [...state.sessions.values()].find(({ date, roomId, physicianId, minutes }) =>
      [asked, ...moved].some(
        (place) =>
          date === place.date &&
          roomId === place.roomId &&
          physicianId === place.physicianId &&
          minutes.start <= (place.start ?? 0) &&
          (place.start ?? 0) < minutes.end,
      ),
    );
  switch (refusal.code) {
    case 'resource-taken': {
      const isTaker = ({ resourceId, minutes, date, hold }: Occupancy): boolean =>
        resourceId === refusal.resourceId &&
        minutes.start === refusal.minutes.start &&
        minutes.end === refusal.minutes.end &&
        (date === asked.date || moved.some((place) => place.date === date)) &&
        (hold?.byName ?? null) === refusal.heldByName;
      const taken = occupanciesOf(standing, {}, [...state.holds.values()], 'Europe/London');
      return (
        taken.some((each) => isTaker(each) && isInTheWay(each, through)) ||
        // The two of a swap may be in each other's way where they would come to stand.
        moved.some((booking) =>
          legsOf(booking).some((leg) => isTaker({ ...leg, bookingId: booking.id, hold: null })),
        )
      );
    }
    case 'no-bay-free':
      return (
        moved.length > 0 ||
        bayChoices(book().day(asked.date ?? ''), refusal.minutes, through).length === 0
      );
    case 'stale': {
      const present =
        refusal.entity === 'clinic'
          ? state.clinic
          : (state.bookings.get(refusal.id) ?? state.sessions.get(refusal.id));
      return (
        present?.version === refusal.current &&
        refusal.current !== refusal.basedOn &&
        (state.changedBy.get(refusal.id) ?? '') === refusal.changedByName
      );
    }
    case 'referral-already-booked':
      return standing.some(
        ({ id, referralId, date }) =>
          date === refusal.date &&
          !own.includes(id) &&
          (asked.referralId === undefined || referralId === asked.referralId),
      );
    case 'session-full': {
      const session = sessionAsked();
      if (session === undefined) return false;
      const others = bookingsIn(session, book().day(session.date)).filter(
        ({ id }) => !own.includes(id) || moved.length > 0,
      );
      return session.maxCases === refusal.cases && others.length >= refusal.cases;
    }
    case 'outside-session': {
      const session = sessionAsked();
      return session === undefined || moved.length > 0 || !isWithin(session, answered, state);
    }
    case 'booking-not-standing':
      return own.some((id) => state.bookings.get(id ?? '')?.status === 'cancelled');
    case 'bookings-stranded': {
      const wanted = planChangeSchema.optional().parse(asked.change);
      const change =
        asked.openingHours === undefined
          ? planChange(wanted, idIn(answered.url), state)
          : { openingHours: asked.openingHours };
      const { date: today, minute } = clinicTimeOf(answered.nowBefore, clinicBefore.zone);
      return (
        change !== null && strandedBy(change, book(), { today, minute }).length === refusal.bookings
      );
    }
    case 'recovery-past-closing':
      return (
        refusal.ends > refusal.closes &&
        Object.values(state.clinic.openingHours).some(({ end }) => end === refusal.closes)
      );
    case 'clinic-closed':
    case 'resource-away': {
      const closed = refusal.code === 'resource-away' ? refusal.resourceId : null;
      return [...state.closures.values()].some(
        ({ resourceId, date }) =>
          resourceId === closed && [asked, ...moved].some((place) => place.date === date),
      );
    }
    case 'interval-too-short':
      return (
        standing.some(({ id, date }) => date === refusal.otherDate && !own.includes(id)) ||
        moved.length > 0
      );
    default:
      return true;
  }
}

/** What a request would change of the plan; `null` where what it changes is not there. */
function planChange(
  wanted: WantedChange | undefined,
  sessionId: string | undefined,
  state: PlanState,
): PlanChange | null {
  switch (wanted?.kind) {
    case undefined:
      return sessionId === undefined ? null : { sessionsGone: [sessionId] };
    case 'close': {
      const { resourceId, reason, from: date } = wanted;
      return { closures: [{ id: 'wanted', version: 1, date, resourceId, reason }] };
    }
    case 'change-session': {
      const session = state.sessions.get(wanted.sessionId);
      return session === undefined ? null : { sessions: [{ ...session, ...factsOf(wanted) }] };
    }
    default:
      return null;
  }
}

const idIn = (url: string): string | undefined => /[0-9a-f-]{36}/.exec(url)?.[0];

/** The session has the start; whether it also has the end depends on how long the block is. */
function isWithin(session: Session, { payload, url }: Answered, state: PlanState): boolean {
  const { start, durationMinutes, bookingId } = payload as {
    start: number;
    durationMinutes?: number;
    bookingId?: string | null;
  };
  const present = state.bookings.get(bookingId ?? idIn(url) ?? '');
  return start + (durationMinutes ?? present?.durationMinutes ?? 30) <= session.minutes.end;
}
