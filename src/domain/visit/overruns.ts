import type { Booking } from '#domain/booking/booking';
import type { DayPlan } from '#domain/booking/clinic-book';
import type { Session } from '#domain/clinic/clinic';
import type { Instant } from '#domain/time/instant';
import { MINUTES_PER_DAY, type Minute } from '#domain/time/minutes';
import { aheadOf, demandOf, type BayDemand } from '#domain/visit/bay-demand';
import {
  minuteOnDay,
  projectDay,
  type DayVisit,
  type ProjectedTimes,
} from '#domain/visit/projection';
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
    aheadOf(of, projectDay(of, now, zone));
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

/** The first stretch in which more recover than bays are watched, with the most at once. */
function crowdIn(
  day: readonly DayVisit[],
  projected: readonly ProjectedTimes[],
  plan: PlanOfDay,
  present: Minute,
): BayDemand | null {
  // Past closing nobody watches a bay: that is said once, as closing time.
  const closes = plan.opens?.end ?? MINUTES_PER_DAY;
  const open = demandOf(day, projected, plan, present).filter(({ from }) => from < closes);
  const first = open.findIndex(isCrowded);
  if (first < 0) return null;
  const next = open.findIndex((each, nth) => nth > first && !isCrowded(each));
  const crowd = open.slice(first, next < 0 ? undefined : next);
  const worst = crowd.reduce((most, each) => (excess(each) > excess(most) ? each : most));
  return {
    from: open[first]?.from ?? worst.from,
    until: Math.min(closes, crowd.at(-1)?.until ?? worst.until),
    needed: worst.needed,
    staffed: worst.staffed,
  };
}

const excess = ({ needed, staffed }: BayDemand): number => needed - staffed;
const isCrowded = (demand: BayDemand): boolean => excess(demand) > 0;

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
