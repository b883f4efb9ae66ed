import { bayChoices } from '#domain/booking/bays';
import type { Asking, Place } from '#domain/booking/booking-case';
import { lookThrough } from '#domain/booking/cell-refusals';
import type { ClinicBook, DayPlan } from '#domain/booking/clinic-book';
import { freeRanges, intersectRanges, mergeRanges } from '#domain/booking/free-slots';
import { minutesOf, takenOf } from '#domain/booking/occupancy';
import { startsForAnybody, type BlockShape } from '#domain/booking/openings';
import type { ProcedureType, Session } from '#domain/clinic/clinic';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import {
  MINUTES_PER_DAY,
  roundUpToStep,
  type Minute,
  type MinuteRange,
} from '#domain/time/minutes';

/** Minutes of a session in which nobody stands yet and somebody could. */
export interface Gap {
  readonly sessionId: string;
  readonly date: ClinicDate;
  readonly physicianId: string;
  readonly roomId: string;
  /** From the first minute at which a block may start to where room or physician is taken again. */
  readonly minutes: MinuteRange;
  /** A staffed bay for the first block that could start there; `null` where it needs none. */
  readonly bayId: string | null;
  /** The procedures that fit somewhere in these minutes, the shortest first. */
  readonly procedureTypeIds: readonly string[];
}

/** How many days the standing list of gaps looks ahead, today included. */
export const GAP_DAYS = 14;

/** The gaps from `from` to `to`, both included, in order of date, start and room. */
export function gapsIn(
  book: ClinicBook,
  from: ClinicDate,
  to: ClinicDate,
  types: readonly ProcedureType[],
  asking: Asking,
): Gap[] {
  const gaps: Gap[] = [];
  for (let date = from < asking.today ? asking.today : from; date <= to; date = addDays(date, 1))
    gaps.push(...gapsOn(book.day(date), types, asking));
  return gaps;
}

/** The gaps of one day: every stretch that is long enough for the shortest accepted procedure. */
export function gapsOn(day: DayPlan, types: readonly ProcedureType[], asking: Asking): Gap[] {
  const shapes = shapesOf(types);
  return day.sessions
    .flatMap((session) =>
      freeIn(session, day, asking).flatMap(
        (stretch) => gapIn(stretch, session, day, shapes, asking) ?? [],
      ),
    )
    .sort((a, b) => a.minutes.start - b.minutes.start || (a.roomId < b.roomId ? -1 : 1));
}

/**
 * What is free now where somebody was to come, from that start on: after a cancellation or a
 * no-show. Minutes that have passed meanwhile are gone. `null` when nothing fits there any more.
 */
export function gapAt(
  place: Place,
  day: DayPlan,
  types: readonly ProcedureType[],
  asking: Asking,
): Gap | null {
  const { physicianId, roomId } = place;
  const passed = day.date === asking.today ? roundUpToStep(asking.minute) : 0;
  const start = Math.max(place.start, passed);
  for (const session of day.sessions) {
    if (session.physicianId !== physicianId || session.roomId !== roomId) continue;
    const stretch = freeIn(session, day, asking).find(
      (free) => free.start <= start && start < free.end,
    );
    if (stretch !== undefined)
      return gapIn({ start, end: stretch.end }, session, day, shapesOf(types), asking);
  }
  return null;
}

/** Where both room and physician are free within their session. */
function freeIn(session: Session, day: DayPlan, asking: Asking): MinuteRange[] {
  const through = lookThrough({ bookingId: null }, asking);
  const free = (resourceId: string) =>
    freeRanges(minutesOf(takenOf(day.occupancy, resourceId, through)), session.minutes);
  return intersectRanges(free(session.roomId), free(session.physicianId));
}

function gapIn(
  stretch: MinuteRange,
  session: Session,
  day: DayPlan,
  shapes: readonly BlockShape[],
  asking: Asking,
): Gap | null {
  const fitting = shapes.flatMap((shape) => {
    const starts = intersectRanges(startsForAnybody(shape, session, day, asking), [stretch]);
    return starts[0] === undefined ? [] : [{ shape, starts }];
  });
  const start = mergeRanges(fitting.flatMap(({ starts }) => starts))[0]?.start;
  const first = fitting.find(({ starts }) => starts[0]?.start === start);
  if (start === undefined || first === undefined) return null;
  const { id: sessionId, physicianId, roomId, date } = session;
  return {
    sessionId,
    date,
    physicianId,
    roomId,
    minutes: { start, end: stretch.end },
    bayId: bayFor(first.shape, start, day, asking),
    procedureTypeIds: fitting.map(({ shape }) => shape.procedureTypeId),
  };
}

function bayFor(shape: BlockShape, start: Minute, day: DayPlan, asking: Asking): string | null {
  if (shape.recoveryMinutes === 0) return null;
  const end = start + shape.durationMinutes;
  const recovery = { start: end, end: Math.min(MINUTES_PER_DAY, end + shape.recoveryMinutes) };
  return bayChoices(day, recovery, lookThrough(shape, asking))[0] ?? null;
}

/** The procedures the clinic offers, the shortest first. */
function shapesOf(types: readonly ProcedureType[]): BlockShape[] {
  return types
    .filter((type) => type.active)
    .sort((a, b) => a.durationMinutes - b.durationMinutes || (a.id < b.id ? -1 : 1))
    .map((type) => ({ ...type, bookingId: null, procedureTypeId: type.id }));
}
