import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { singleHappenings } from './booking-happenings.ts';
import { inOrder, type Happening } from './happening.ts';
import type { Lane } from './lanes.ts';
import type { PlacedBlock, PlannedReferral } from './plan-types.ts';
import { referralHappenings } from './referral-happenings.ts';
import { effectOfBlock, seriesHappenings } from './series-happenings.ts';
import { coursesOf, type VisitCourse } from './visit-course.ts';
import { visitHappenings } from './visit-happenings.ts';

/** One act of the history; those about one referral follow each other. */
export type HistoricAct = Omit<Happening, 'inTurn'> & Lane;

/** Everything that has happened in the demo clinic up to now, in the order of its moments. */
export function historyOf(
  referrals: readonly PlannedReferral[],
  placed: ReadonlyMap<string, PlacedBlock>,
  calendar: DemoCalendar,
  chance: Chance,
): HistoricAct[] {
  const courses = allCourses(placed, calendar, chance);
  const happenings = referrals.flatMap((referral) => {
    const own = chance.of(referral.key);
    const blocks = referral.blocks.flatMap((block) => placed.get(block.key) ?? []);
    const { series } = referral;
    const acts = [
      ...referralHappenings(referral, calendar, own),
      ...(series === null
        ? blocks.flatMap((each) =>
            singleHappenings(referral, each, calendar, own.of(each.block.key)),
          )
        : seriesHappenings({ referral, series, placed: blocks, courses, calendar, chance: own })),
      ...blocks.flatMap(({ block }) => {
        const course = courses.get(block.key);
        if (course === undefined) return [];
        const effect = effectOfBlock(referral, block.index, own);
        const story = { referral, course, effect, calendar, chance: own.of(`day ${block.key}`) };
        return visitHappenings(story);
      }),
    ];
    return acts.map((act) => ({
      ...act,
      lane: referral.twinOf ?? referral.key,
      inTurn: act.inTurn === true,
    }));
  });
  return inOrder(happenings.filter(({ at }) => at < calendar.now));
}

/** How each day up to today went; a booking cancelled before its day has no day. */
function allCourses(
  placed: ReadonlyMap<string, PlacedBlock>,
  calendar: DemoCalendar,
  chance: Chance,
): Map<string, VisitCourse> {
  const came = [...placed.values()].filter(
    ({ block }) => block.date <= calendar.today && block.mishap?.kind !== 'cancelled',
  );
  const days = Map.groupBy(came, ({ block }) => block.date);
  return new Map(
    [...days].flatMap(([date, blocks]) =>
      coursesOf(blocks, chance.of(date)).map((course) => [course.placed.block.key, course]),
    ),
  );
}
