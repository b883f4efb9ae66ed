import { bayChoices, isBayStaffed } from '#domain/booking/bays';
import type { Leg, LegKind } from '#domain/booking/booking';
import type { Asking, BookingCase, Cell } from '#domain/booking/booking-case';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import {
  bookingsIn,
  sessionCovering,
  type DayPlan,
  type OpenDay,
} from '#domain/booking/clinic-book';
import { freeRanges } from '#domain/booking/free-slots';
import { legsOf } from '#domain/booking/legs';
import { minutesOf, takenOf, takersOf, type LookThrough } from '#domain/booking/occupancy';
import type { Session } from '#domain/clinic/clinic';
import { lengthOf, MINUTES_PER_DAY, type Minute, type MinuteRange } from '#domain/time/minutes';

/** The case's own booking and the asker's own hold are never in the way. */
export function lookThrough(
  { bookingId }: Pick<BookingCase, 'bookingId'>,
  asking: Asking,
): LookThrough {
  return {
    now: asking.now,
    holder: asking.holder,
    bookingIds: bookingId === null ? [] : [bookingId],
  };
}

/** What keeps this block from this room, physician and time of the day. */
export function cellRefusals(
  bookingCase: BookingCase,
  cell: Cell,
  day: DayPlan,
  asking: Asking,
): BookingRefusal[] {
  const through = lookThrough(bookingCase, asking);
  const { start, date } = cell;
  const end = start + bookingCase.durationMinutes;
  const recovered = end + bookingCase.recoveryMinutes;
  const refusals: BookingRefusal[] = [];
  if (date === asking.today && start < asking.minute) refusals.push({ code: 'in-the-past', date });
  if (day.opens !== null) {
    const closes = day.opens.end;
    if (start < day.opens.start) refusals.push({ code: 'clinic-closed', date, reason: null });
    if (recovered > closes)
      refusals.push({ code: 'recovery-past-closing', ends: recovered, closes });
  }
  for (const resourceId of [cell.physicianId, cell.roomId])
    if (resourceId !== null && day.away.has(resourceId))
      refusals.push({
        code: 'resource-away',
        resourceId,
        reason: day.away.get(resourceId) ?? null,
      });
  refusals.push(...sessionRefusals(bookingCase, cell, { start, end }, day));
  for (const leg of legsWithoutBay(bookingCase, cell))
    refusals.push(...takenRefusals(leg, day, through));
  if (bookingCase.recoveryMinutes > 0)
    refusals.push(...bayRefusals({ start: end, end: recovered }, day, through, bookingCase.bayId));
  return refusals;
}

function sessionRefusals(
  bookingCase: BookingCase,
  cell: Cell,
  procedure: MinuteRange,
  day: DayPlan,
): BookingRefusal[] {
  const { physicianId, roomId } = cell;
  const session = sessionCovering(day, cell, procedure);
  if (session === undefined || (physicianId === null && roomId === null))
    return [{ code: 'outside-session', physicianId, roomId }];
  const refusals = acceptanceRefusals(bookingCase, session, day);
  const ends = procedure.end + bookingCase.turnoverMinutes;
  if (ends > session.minutes.end)
    refusals.push({ code: 'turnover-past-session', ends, sessionEnds: session.minutes.end });
  return refusals;
}

/** Whether the session takes this kind of case, and one more of it. */
export function acceptanceRefusals(
  {
    bookingId,
    procedureTypeId,
    sedation,
  }: Pick<BookingCase, 'bookingId' | 'procedureTypeId' | 'sedation'>,
  session: Session,
  day: Pick<OpenDay, 'bookings'>,
): BookingRefusal[] {
  const refusals: BookingRefusal[] = [];
  const { procedureTypeIds, maxCases, maxSedationCases } = session;
  if (procedureTypeIds.length > 0 && !procedureTypeIds.includes(procedureTypeId))
    refusals.push({ code: 'procedure-not-in-session', procedureTypeId });
  if (maxCases === null && maxSedationCases === null) return refusals;
  const others = bookingsIn(session, day).filter((booking) => booking.id !== bookingId);
  if (maxCases !== null && others.length >= maxCases)
    refusals.push({ code: 'session-full', cases: maxCases, sedation: false });
  if (
    sedation &&
    maxSedationCases !== null &&
    others.filter((booking) => booking.sedation).length >= maxSedationCases
  )
    refusals.push({ code: 'session-full', cases: maxSedationCases, sedation: true });
  return refusals;
}

/** The legs of physician, room and patient, as far as the cell names them. */
function legsWithoutBay(bookingCase: BookingCase, cell: Cell): Leg[] {
  const { physicianId, roomId } = cell;
  const missing: readonly LegKind[] = [
    ...(physicianId === null ? (['procedure'] as const) : []),
    ...(roomId === null ? (['room'] as const) : []),
  ];
  return legsOf({
    ...bookingCase,
    ...cell,
    patientId: bookingCase.patient.id,
    physicianId: physicianId ?? '',
    roomId: roomId ?? '',
    bayId: null,
  }).filter((leg) => !missing.includes(leg.leg));
}

/** One refusal a leg: it names the first taker, a booking before a hold, and when the leg would fit. */
function takenRefusals(
  { leg, resourceId, minutes }: Leg,
  day: DayPlan,
  through: LookThrough,
): BookingRefusal[] {
  const taken = takenOf(day.occupancy, resourceId, through);
  const takers = takersOf(taken, minutes);
  const taker = takers.find((occupancy) => occupancy.hold === null) ?? takers[0];
  if (taker === undefined) return [];
  return [
    {
      code: 'resource-taken',
      leg,
      resourceId,
      minutes: taker.minutes,
      freeFrom: freeFrom(minutesOf(taken), minutes, day.opens?.end ?? MINUTES_PER_DAY),
      heldByName: taker.hold?.byName ?? null,
    },
  ];
}

/** The first minute after the wanted one from which the resource is free for as long. */
function freeFrom(
  taken: readonly MinuteRange[],
  wanted: MinuteRange,
  closes: Minute,
): Minute | null {
  const later = freeRanges(taken, { start: wanted.start, end: closes });
  return later.find((free) => lengthOf(free) >= lengthOf(wanted))?.start ?? null;
}

function bayRefusals(
  recovery: MinuteRange,
  day: DayPlan,
  through: LookThrough,
  present: string | null,
): BookingRefusal[] {
  if (!isBayStaffed(day, recovery)) return [{ code: 'no-bay-staffed', minutes: recovery }];
  return bayChoices(day, recovery, through, present).length > 0
    ? []
    : [{ code: 'no-bay-free', minutes: recovery }];
}
