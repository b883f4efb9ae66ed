import type { Booking } from '#domain/booking/booking';
import type { DayPlan } from '#domain/booking/clinic-book';
import type { Session } from '#domain/clinic/clinic';
import type { Instant } from '#domain/time/instant';
import { MINUTE_STEP, MINUTES_PER_DAY, type Minute } from '#domain/time/minutes';
import { isObserved } from '#domain/visit/day-case';
import {
  minuteOnDay,
  projectDay,
  type DayVisit,
  type ProjectedTimes,
} from '#domain/visit/projection';
import { hasEnded } from '#domain/visit/next-steps';
import { stateOf } from '#domain/visit/visit';

/** Something that, as the day goes on now, will not hold what is still planned. */
export type Overrun = (
  | { readonly kind: 'closing'; readonly closes: Minute }
  | { readonly kind: 'session'; readonly session: Session }
  /** More patients recover at once than bays are watched. */
  | {
      readonly kind: 'bays';
      readonly from: Minute;
      readonly needed: number;
      readonly staffed: number;
    }
) & {
  /** The minute of the day until which it lasts. */
  readonly until: Minute;
  /**
   * Whom to move so that it is gone: as few as possible of those who have not come yet, the latest
   * first, who have the longest notice. Empty where moving nobody helps.
   */
  readonly movable: readonly Booking[];
};

/** What of the day's plan the forecast is held against. */
export type PlanOfDay = Pick<DayPlan, 'opens' | 'sessions' | 'bays'>;

/**
 * What the rest of the day runs over, the hardest first: closing time, lists, bays. A list whose
 * patients are all done runs over nothing any more.
 */
export function overrunsOf(
  day: readonly DayVisit[],
  plan: PlanOfDay,
  now: Instant,
  zone: string,
): Overrun[] {
  const date = day[0]?.booking.date;
  if (date === undefined) return [];
  const present = minuteOnDay(now, date, zone);
  const times = (of: readonly DayVisit[]): readonly ProjectedTimes[] =>
    ahead(of, projectDay(of, now, zone));
  const projected = times(day);
  const fewest = (isOver: (projected: readonly ProjectedTimes[]) => boolean): Booking[] =>
    fewestToMove(day, (left) => isOver(times(left)));

  const overruns: Overrun[] = [];
  const { opens } = plan;
  if (opens !== null && lastHome(projected) > opens.end)
    overruns.push({
      kind: 'closing',
      closes: opens.end,
      until: lastHome(projected),
      movable: fewest((then) => lastHome(then) > opens.end),
    });
  for (const session of plan.sessions) {
    const until = lastOf(session, day, projected);
    if (until > session.minutes.end)
      overruns.push({
        kind: 'session',
        session,
        until,
        movable: fewest((then) => lastOf(session, day, then) > session.minutes.end),
      });
  }
  const crowd = crowdIn(day, projected, plan, present);
  if (crowd !== null)
    overruns.push({
      kind: 'bays',
      ...crowd,
      movable: fewest((then) => crowdIn(day, then, plan, present) !== null),
    });
  return overruns;
}

/** Of those who are still here or to come. */
function ahead(
  day: readonly DayVisit[],
  projected: readonly ProjectedTimes[],
): readonly ProjectedTimes[] {
  const over = new Set(day.filter(({ visit }) => hasEnded(visit)).map(({ booking }) => booking.id));
  return projected.filter(({ bookingId }) => !over.has(bookingId));
}

const lastHome = (projected: readonly ProjectedTimes[]): Minute =>
  Math.max(0, ...projected.map(({ recoveryEnd }) => recoveryEnd));

/** When the last procedure of a list ends that has not ended yet; 0 when there is none. */
function lastOf(
  { roomId, physicianId, minutes }: Session,
  day: readonly DayVisit[],
  projected: readonly ProjectedTimes[],
): Minute {
  const its = new Set(
    day
      .filter(({ booking, visit }) => {
        const isOfList = booking.roomId === roomId && booking.physicianId === physicianId;
        const isWithin = minutes.start <= booking.start && booking.start < minutes.end;
        return isOfList && isWithin && isBeforeRecovery(visit);
      })
      .map(({ booking }) => booking.id),
  );
  const ends = projected.flatMap((times) => (its.has(times.bookingId) ? [times.procedureEnd] : []));
  return Math.max(0, ...ends);
}

const isBeforeRecovery = (visit: DayVisit['visit']): boolean =>
  ['expected', 'arrived', 'prepared', 'in-room'].includes(stateOf(visit));

interface Crowd {
  readonly from: Minute;
  readonly until: Minute;
  readonly needed: number;
  readonly staffed: number;
}

/** The first stretch in which more recover than bays are watched, with the most at once. */
function crowdIn(
  day: readonly DayVisit[],
  projected: readonly ProjectedTimes[],
  { bays, opens }: PlanOfDay,
  present: Minute,
): Crowd | null {
  const observed = new Set(day.filter((each) => isObserved(each)).map(({ booking }) => booking.id));
  const stays = projected.filter(({ bookingId }) => observed.has(bookingId));
  const first = Math.ceil(present / MINUTE_STEP) * MINUTE_STEP;
  let crowd = null as Crowd | null;
  // Past closing nobody watches a bay: that is said once, as closing time.
  const last = Math.min(lastHome(stays), opens?.end ?? MINUTES_PER_DAY);
  for (let minute = first; minute < last; minute += MINUTE_STEP) {
    const needed = stays.filter(
      ({ procedureEnd, recoveryEnd }) => procedureEnd <= minute && minute < recoveryEnd,
    ).length;
    const staffed = bays.filter(
      ({ staffed: { start, end } }) => start <= minute && minute < end,
    ).length;
    if (needed <= staffed) {
      if (crowd !== null) return crowd;
      continue;
    }
    const isWorse = crowd === null || needed - staffed > crowd.needed - crowd.staffed;
    crowd = {
      ...(crowd === null || isWorse ? { needed, staffed } : crowd),
      from: crowd?.from ?? minute,
      until: minute + MINUTE_STEP,
    };
  }
  return crowd;
}

/** One patient if one is enough, the latest of them; else the latest ones, as many as it takes. */
function fewestToMove(
  day: readonly DayVisit[],
  isOver: (left: readonly DayVisit[]) => boolean,
): Booking[] {
  const toCome = day
    .filter(({ booking, visit }) => stateOf(visit) === 'expected' && booking.status !== 'cancelled')
    .sort((a, b) => b.booking.start - a.booking.start || (a.booking.id < b.booking.id ? -1 : 1));
  const without = (moved: readonly DayVisit[]): DayVisit[] =>
    day.filter((each) => !moved.includes(each));
  const one = toCome.find((each) => !isOver(without([each])));
  if (one !== undefined) return [one.booking];
  for (let count = 2; count <= toCome.length; count += 1) {
    const moved = toCome.slice(0, count);
    if (!isOver(without(moved))) return moved.map(({ booking }) => booking);
  }
  return [];
}
