import { bookingRefusals } from '#domain/booking/booking-refusals';
import type { Asking, Place } from '#domain/booking/booking-case';
import type { DayPlan } from '#domain/booking/clinic-book';
import { intersectRanges } from '#domain/booking/free-slots';
import { hardnessOf } from '#domain/booking/hardness';
import { baysAt, openingsOf } from '#domain/booking/openings';
import type {
  GapAsking,
  GapCandidate,
  GapCandidates,
  NearlyFits,
  NearlyReason,
  WaitingCase,
} from '#domain/gaps/candidate';
import { fitReasons } from '#domain/gaps/fit-reasons';
import type { Gap } from '#domain/gaps/gap';
import { readinessTooLate } from '#domain/gaps/readiness-in-time';
import { daysBetween, type ClinicDate } from '#domain/time/clinic-date';

/**
 * A gap is near when it is fewer days away than the clinic gives itself for telling a patient
 * (`tellPatientDaysBefore`): then it is for those who said they can come at short notice.
 */
export function isNear(date: ClinicDate, { today, rules }: GapAsking): boolean {
  return daysBetween(today, date) < rules.tellPatientDaysBefore;
}

/**
 * Who can really come into the gap, in the order in which to ask them, and whom but one thing keeps
 * from it. Nobody fits for whom `bookingRefusals` has anything to say at the place; a block with a
 * later place may be pulled forward, never pushed back.
 */
export function candidatesFor<Waiting extends WaitingCase>(
  gap: Gap,
  cases: readonly Waiting[],
  day: DayPlan,
  asking: GapAsking,
): GapCandidates<Waiting> {
  const near = isNear(gap.date, asking);
  const fitting: GapCandidate<Waiting>[] = [];
  const nearly: NearlyFits<Waiting>[] = [];
  for (const waiting of cases) {
    const { bookingCase } = waiting;
    const start = firstStart(gap, waiting, day, asking);
    const place = placeIn(gap, start ?? gap.minutes.start);
    if (!isSooner(place, waiting)) continue;
    const refused = start === null ? bookingRefusals(bookingCase, place, day, asking) : [];
    const reasons: NearlyReason[] = [...refused, ...readinessTooLate(waiting, gap.date, asking)];
    const [reason] = reasons;
    if (reason === undefined)
      fitting.push({
        waiting,
        place,
        bayId: baysAt(bookingCase, place, day, asking)[0] ?? null,
        reasons: fitReasons(waiting, place, near, asking),
      });
    else if (reasons.length === 1) nearly.push({ waiting, place, reason });
  }
  const order = compareCandidates(gap, near);
  return {
    near,
    fitting: fitting.sort((a, b) => order(a.waiting, b.waiting)),
    nearly: nearly.sort(
      (a, b) => Number(isHard(a.reason)) - Number(isHard(b.reason)) || order(a.waiting, b.waiting),
    ),
  };
}

/**
 * The order in which candidates are asked: where the gap is near, those who can come at short notice
 * first; then those without any date before those who would only come sooner, because a block pulled
 * forward leaves a gap behind; then those who asked for this physician, or for none, before those
 * who asked for another; then the queue's own rank; and last the referral's id, so that two desks
 * show the same.
 */
export function compareCandidates(gap: Pick<Gap, 'physicianId'>, near: boolean) {
  return (a: WaitingCase, b: WaitingCase): number =>
    (near ? Number(b.shortNotice) - Number(a.shortNotice) : 0) ||
    Number(a.present !== null) - Number(b.present !== null) ||
    Number(asksForAnother(a, gap)) - Number(asksForAnother(b, gap)) ||
    compare(a.rank, b.rank) ||
    compare(a.bookingCase.referral.id, b.bookingCase.referral.id) ||
    (a.present?.start ?? 0) - (b.present?.start ?? 0);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** They asked for a physician, and it is not the one of the gap. */
export const asksForAnother = (
  { preferredPhysicianId }: WaitingCase,
  { physicianId }: Pick<Gap, 'physicianId'>,
): boolean => preferredPhysicianId !== null && preferredPhysicianId !== physicianId;

/** Nobody can let it pass, and no call makes it good. */
const isHard = (reason: NearlyReason): boolean =>
  reason.code !== 'readiness-too-late' && hardnessOf(reason) === 'hard';

/** The first start in the gap at which nothing is refused, found as the board finds it. */
function firstStart(
  { physicianId, roomId, minutes }: Gap,
  { bookingCase }: WaitingCase,
  day: DayPlan,
  asking: Asking,
): number | null {
  const starts = openingsOf(bookingCase, day, asking)
    .filter((opening) => opening.physicianId === physicianId && opening.roomId === roomId)
    .flatMap((opening) => intersectRanges(opening.starts, [minutes]))
    .map(({ start }) => start);
  return starts.length === 0 ? null : Math.min(...starts);
}

const placeIn = ({ date, physicianId, roomId }: Gap, start: number): Place => ({
  date,
  start,
  physicianId,
  roomId,
});

function isSooner(place: Place, { present }: WaitingCase): boolean {
  if (present === null) return true;
  return place.date < present.date || (place.date === present.date && place.start < present.start);
}
