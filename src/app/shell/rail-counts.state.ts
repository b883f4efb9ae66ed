import { visitStatesIn } from '#domain/booking/booking-case';
import { mayDo, type Role } from '#domain/people/roles';
import { courseOf, seriesState } from '#domain/series/series-course';
import type { DayCase } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import { waitingFor } from '#domain/visit/waiting-for';
import { createSelector } from '@ngrx/store';
import { selectBookings } from '../state/bookings.state';
import { selectRules } from '../state/clinic.state';
import { selectNow, selectToday } from '../state/clock.state';
import { selectDayCases } from '../state/day-cases.state';
import { selectQueueCounts } from '../state/queue.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectAllSeries } from '../state/series.state';
import { selectMe, selectRoles } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import type { RailCounts } from './rail-counts';

/** Is this mine to do? An administrator has no patients to move. */
const isMine = (whose: string, roles: readonly Role[]): boolean => roles.some((r) => r === whose);

/** Whose move the referrals wait for: the server counts them, however many there are. */
const selectMoves = createSelector(selectQueueCounts, (counts) => counts?.moves ?? []);

const sum = (moves: readonly { readonly count: number }[]): number =>
  moves.reduce((total, { count }) => total + count, 0);

const selectQueueCount = createSelector(selectMoves, selectRoles, (moves, roles) =>
  sum(moves.filter(({ mover, move }) => move !== 'book' && isMine(mover, roles))),
);

const selectBoardCount = createSelector(selectMoves, selectRoles, (moves, roles) =>
  mayDo(roles, 'book') ? sum(moves.filter(({ move }) => move === 'book')) : 0,
);

/** Today's cases that stand. */
const selectCasesToday = createSelector(selectDayCases, selectToday, (cases, today) =>
  Object.values(cases).filter(
    (day): day is DayCase => day?.booking.date === today && day.booking.status !== 'cancelled',
  ),
);

const selectTodayCount = createSelector(
  selectCasesToday,
  selectNow,
  selectRoles,
  (cases, now, roles) =>
    cases.filter((day) => {
      const next = waitingFor(day, now)[0];
      return next !== undefined && isMine(next.whose, roles);
    }).length,
);

const selectMyListCount = createSelector(
  selectCasesToday,
  selectMe,
  (cases, me) =>
    cases.filter(
      ({ booking, visit }) =>
        me?.physicianId !== null && booking.physicianId === me?.physicianId && !hasEnded(visit),
    ).length,
);

const selectSeriesCount = createSelector(
  selectAllSeries,
  selectReferralEntities,
  selectBookings,
  selectVisitEntities,
  selectRules,
  selectRoles,
  (all, referrals, bookings, visits, rules, roles) =>
    all.filter((series) => {
      const course = courseOf(series, {
        referral: referrals[series.referralId],
        bookings,
        visitStateOf: visitStatesIn(visits),
        rules,
      });
      switch (seriesState(course)) {
        case 'waiting-for-decision':
          return mayDo(roles, 'decide-series');
        case 'waiting-for-response':
          return mayDo(roles, 'record-response') && !mayDo(roles, 'decide-series');
        default:
          return false;
      }
    }).length,
);

/** Each page's things to do, for whoever is signed in: counted by the domain's "whose move". */
export const selectRailCounts = createSelector(
  selectTodayCount,
  selectQueueCount,
  selectBoardCount,
  selectSeriesCount,
  selectMyListCount,
  (today, queue, board, series, myList): RailCounts => ({
    today,
    queue,
    board,
    series,
    'my-list': myList,
  }),
);
