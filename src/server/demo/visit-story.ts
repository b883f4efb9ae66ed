import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { Effect } from './effects.ts';
import type { PlannedReferral } from './plan-types.ts';
import type { VisitCourse } from './visit-course.ts';

/** Everything one patient's day is told from. */
export interface VisitStory {
  readonly referral: PlannedReferral;
  readonly course: VisitCourse;
  readonly effect: Effect;
  readonly calendar: DemoCalendar;
  readonly chance: Chance;
}
