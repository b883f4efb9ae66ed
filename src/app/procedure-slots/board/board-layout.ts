import type { Booking } from '#domain/booking/booking';
import type { DayPlan } from '#domain/booking/clinic-book';
import { isToTell } from '#domain/referral/worklist';
import { standingRefusals } from '#domain/booking/stranded';
import { bayLoad, type BayLoad } from '#domain/booking/bays';
import { legsTakenBy } from '#domain/booking/occupancy';
import type { Asking } from '#domain/booking/booking-case';
import { holdCounts } from '#domain/booking/occupancy';
import type { Opening } from '#domain/booking/openings';
import type { Physician, ProcedureType, Room } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { listName } from '#domain/clinic/patient';
import type { Side } from '#domain/referral/laterality';
import { MINUTE_STEP, type Minute, type MinuteRange } from '#domain/time/minutes';
import { stateOf, type Visit, type VisitState } from '#domain/visit/visit';
import type { By } from '../hand/in-hand';

/** Where something lies in its column, in percent of the column's height. */
export interface Band {
  readonly top: number;
  readonly height: number;
}

export interface SessionBand extends Band {
  readonly id: string;
  readonly label: string;
  readonly minutes: MinuteRange;
}

/** `late` is loud, `done` and `gone` are quiet, `provisional` is hatched. */
export type BlockLook = 'provisional' | 'planned' | 'here' | 'late' | 'done' | 'gone';

export interface Block extends Band {
  readonly id: string;
  readonly patient: string;
  readonly side: Side | null;
  readonly type: string;
  readonly minutes: MinuteRange;
  readonly look: BlockLook;
  readonly visitState: VisitState;
  /** The patient does not know this time yet. */
  readonly toTell: boolean;
  /** Its day has changed under it. */
  readonly isStranded: boolean;
  readonly sedation: boolean;
  readonly overruled: boolean;
  /** How long the room is cleaned after it, in parts of its own length; by rooms only. */
  readonly turnover: number;
}

export interface HeldPlace extends Band {
  readonly id: string;
  readonly by: string;
  readonly minutes: MinuteRange;
}

export interface Column {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  /** `null` when it is there; else why it is away, empty when nobody said. */
  readonly away: string | null;
  readonly sessions: readonly SessionBand[];
  readonly blocks: readonly Block[];
  readonly holds: readonly HeldPlace[];
}

export interface Tick {
  readonly minute: Minute;
  readonly top: number;
  readonly isHour: boolean;
}

export interface LoadBand extends Band {
  readonly taken: number;
  readonly staffed: number;
  readonly minutes: MinuteRange;
}

export interface Board {
  readonly range: MinuteRange;
  /** The clinic is closed that day. */
  readonly isClosed: boolean;
  readonly columns: readonly Column[];
  readonly ticks: readonly Tick[];
  readonly bays: readonly LoadBand[];
}

export interface BoardFacts {
  readonly day: DayPlan;
  readonly by: By;
  readonly rooms: readonly Room[];
  readonly physicians: readonly Physician[];
  readonly patients: Readonly<Partial<Record<string, Patient>>>;
  readonly types: Readonly<Partial<Record<string, ProcedureType>>>;
  readonly visits: Readonly<Partial<Record<string, Visit>>>;
  readonly asking: Asking;
  readonly zone: string;
  /** The minutes to draw, where several days stand side by side; else the day's own. */
  readonly range?: MinuteRange;
}

/** The board of one day as places and sizes; draws nothing. */
export function boardOf(facts: BoardFacts): Board {
  const range = facts.range ?? rangeOf(facts.day);
  return {
    range,
    isClosed: facts.day.opens === null,
    columns: columnsOf(facts, range),
    ticks: ticksOf(range),
    bays: loadBands(facts, range),
  };
}

const HALF_HOUR = 30;
/** What the name above a session takes of the board. */
const NAME_MINUTES = 10;
const OFFICE: MinuteRange = { start: 480, end: 1080 };

/**
 * Opening hours, and whatever lies outside them, in whole half hours; one more before a session that
 * would begin at the very top, because its name stands above it.
 */
export function rangeOf(day: DayPlan): MinuteRange {
  const opens = day.opens ?? OFFICE;
  const starts = [
    opens.start,
    ...day.bookings.map(({ start }) => start),
    ...day.sessions.map(({ minutes }) => Math.max(0, minutes.start - NAME_MINUTES)),
  ];
  const ends = [
    opens.end,
    ...day.bookings.map(
      ({ start, durationMinutes, recoveryMinutes }) => start + durationMinutes + recoveryMinutes,
    ),
  ];
  return {
    start: Math.floor(Math.min(...starts) / HALF_HOUR) * HALF_HOUR,
    end: Math.min(1440, Math.ceil(Math.max(...ends) / HALF_HOUR) * HALF_HOUR),
  };
}

/** The part of the minutes that the board shows. */
export function bandOf(minutes: MinuteRange, range: MinuteRange): Band {
  const whole = range.end - range.start;
  const start = Math.max(minutes.start, range.start);
  const end = Math.min(minutes.end, range.end);
  return {
    top: ((start - range.start) / whole) * 100,
    height: (Math.max(0, end - start) / whole) * 100,
  };
}

export function ticksOf(range: MinuteRange): Tick[] {
  const count = (range.end - range.start) / HALF_HOUR;
  return Array.from({ length: count }, (_, index) => {
    const minute = range.start + index * HALF_HOUR;
    return { minute, top: (index / count) * 100, isHour: minute % 60 === 0 };
  });
}

function columnsOf(facts: BoardFacts, range: MinuteRange): Column[] {
  const { day, by } = facts;
  const resources = by === 'room' ? facts.rooms : facts.physicians;
  const named = (id: string): string =>
    (by === 'room' ? facts.physicians : facts.rooms).find((other) => other.id === id)?.name ?? '';
  return resources.flatMap((resource): Column[] => {
    const mine = (of: { readonly roomId: string; readonly physicianId: string }) =>
      (by === 'room' ? of.roomId : of.physicianId) === resource.id;
    const sessions = day.sessions.filter(mine);
    const bookings = day.bookings.filter(mine);
    const isAway = day.away.has(resource.id);
    const isIdle = sessions.length === 0 && bookings.length === 0;
    // Physicians come and go; a room stays in its place, unless it is out of service for good.
    if (isIdle && (by === 'physician' || (isAway && day.away.get(resource.id) === null))) return [];
    return [
      {
        id: resource.id,
        name: resource.name,
        shortName: resource.shortName,
        away: isAway ? (day.away.get(resource.id) ?? '') : null,
        sessions: sessions.map((session) => ({
          id: session.id,
          label: named(by === 'room' ? session.physicianId : session.roomId),
          minutes: session.minutes,
          ...bandOf(session.minutes, range),
        })),
        blocks: bookings.map((booking) => blockOf(booking, facts, range)).sort(byTop),
        holds: holdsOf(resource.id, facts, range),
      },
    ];
  });
}

const byTop = (a: Band, b: Band): number => a.top - b.top;

function blockOf(booking: Booking, facts: BoardFacts, range: MinuteRange): Block {
  const { patients, types, visits, asking } = facts;
  const patient = patients[booking.patientId];
  const visit = visits[booking.id];
  const visitState = visit === undefined ? 'expected' : stateOf(visit);
  const minutes = { start: booking.start, end: booking.start + booking.durationMinutes };
  const look = lookOf(booking, visitState, asking);
  const isAhead = look === 'planned' || look === 'provisional';
  return {
    id: booking.id,
    patient: patient === undefined ? '' : listName(patient),
    side: booking.side,
    type: types[booking.procedureTypeId]?.shortName ?? '',
    minutes,
    look,
    visitState,
    toTell: isToTell({ ...booking, visitState }, asking.today),
    isStranded: isAhead && standingRefusals(booking, facts.day).length > 0,
    sedation: booking.sedation,
    overruled: booking.overrules.length > 0,
    turnover: facts.by === 'room' ? turnoverOf(booking, facts) : 0,
    ...bandOf(minutes, range),
  };
}

const GONE: readonly VisitState[] = ['no-show', 'cancelled-on-the-day'];
const DONE: readonly VisitState[] = ['home', 'transferred', 'left-against-advice', 'aborted'];
const WAITING: readonly VisitState[] = ['expected', 'arrived', 'prepared'];

/** What is over is quiet; who should be in the room by now and is not, is loud. */
export function lookOf(
  booking: Pick<Booking, 'status' | 'date' | 'start'>,
  visitState: VisitState,
  asking: Pick<Asking, 'today' | 'minute'>,
): BlockLook {
  if (GONE.includes(visitState)) return 'gone';
  if (DONE.includes(visitState)) return 'done';
  if (!WAITING.includes(visitState)) return 'here';
  if (booking.date === asking.today && booking.start < asking.minute) return 'late';
  if (booking.date < asking.today) return 'done';
  return booking.status === 'provisional' ? 'provisional' : 'planned';
}

/** The room after the block, as far as it really was or will be cleaned. */
function turnoverOf(booking: Booking, { visits, zone }: BoardFacts): number {
  const room = legsTakenBy(booking, visits[booking.id], zone).find(({ leg }) => leg === 'room');
  const end = booking.start + booking.durationMinutes;
  if (room === undefined || room.minutes.end <= end) return 0;
  return (room.minutes.end - end) / booking.durationMinutes;
}

function holdsOf(
  resourceId: string,
  { day, by, asking }: BoardFacts,
  range: MinuteRange,
): HeldPlace[] {
  const leg = by === 'room' ? 'room' : 'procedure';
  return (day.occupancy.get(resourceId) ?? []).flatMap((taken): HeldPlace[] => {
    const { hold, minutes } = taken;
    if (hold === null || taken.leg !== leg) return [];
    if (!holdCounts(hold, asking.now, asking.holder)) return [];
    return [{ id: hold.id, by: hold.byName, minutes, ...bandOf(minutes, range) }];
  });
}

/** The bays' load, equal five minutes drawn as one. */
function loadBands({ day, asking }: BoardFacts, range: MinuteRange): LoadBand[] {
  const through = { now: asking.now, holder: asking.holder, bookingIds: [] };
  const bands: (BayLoad & { end: Minute })[] = [];
  for (const load of bayLoad(day, range, through)) {
    const last = bands.at(-1);
    if (last !== undefined && last.taken === load.taken && last.staffed === load.staffed)
      last.end += MINUTE_STEP;
    else bands.push({ ...load, end: load.start + MINUTE_STEP });
  }
  return bands.map(({ taken, staffed, start, end }) => ({
    taken,
    staffed,
    minutes: { start, end },
    ...bandOf({ start, end }, range),
  }));
}

/** Starts of a column at which the case in hand may stand, as bands. */
export function openBands(
  openings: readonly Opening[],
  columnId: string,
  by: By,
  range: MinuteRange,
): (Band & { readonly start: Minute })[] {
  return openings
    .filter((opening) => (by === 'room' ? opening.roomId : opening.physicianId) === columnId)
    .flatMap(({ starts }) =>
      starts.map((minutes) => ({ start: minutes.start, ...bandOf(minutes, range) })),
    );
}
