import { followUpsOn } from '#domain/visit/follow-up';
import { createSelector } from '@ngrx/store';
import { selectNow, selectToday } from '../../state/clock.state';
import { selectDayCases } from '../../state/day-cases.state';

/** Who is to be called today, and whose concerns wait for a physician. */
export const selectFollowUps = createSelector(
  selectDayCases,
  selectNow,
  selectToday,
  (cases, now, today) =>
    followUpsOn(
      Object.values(cases).filter((day) => day !== undefined),
      { now, today },
    ),
);

export const selectFollowUpCount = createSelector(selectFollowUps, ({ length }) => length);
