import type { Booking } from '#domain/booking/booking';
import { visitStatesIn } from '#domain/booking/booking-case';
import { mayDo, type Role } from '#domain/people/roles';
import { nextMove } from '#domain/referral/next-move';
import { stageOf } from '#domain/referral/worklist';
import { courseOf, seriesState } from '#domain/series/series-course';
import type { DayCase } from '#domain/visit/day-case';
import { hasEnded } from '#domain/visit/next-steps';
import { waitingFor } from '#domain/visit/waiting-for';
import { createSelector } from '@ngrx/store';
import { selectBookings } from '../state/bookings.state';
import { selectRules, selectZone } from '../state/clinic.state';
import { selectNow, selectToday } from '../state/clock.state';
import { selectDayCases } from '../state/day-cases.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectReferralEntities, selectReferrals } from '../state/referrals.state';
import { selectAllSeries } from '../state/series.state';
import { selectMe, selectRoles } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import type { RailCounts } from './rail-counts';

function byReferral(bookings: readonly Booking[]): ReadonlyMap<string, readonly Booking[]> {
  return Map.groupBy(bookings, (booking) => booking.referralId);
}

/** Is this mine to do? An administrator has no patients to move. */
const isMine = (whose: string, roles: readonly Role[]): boolean => roles.some((r) => r === whose);

const selectBookingsByReferral = createSelector(selectBookings, byReferral);

/** Whose move each referral waits for, and what it is. */
const selectMoves = createSelector(
  selectReferrals,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectBookingsByReferral,
  selectToday,
  selectZone,
  selectRules,
  (referrals, patients, types, bookings, today, zone, rules) =>
    referrals.flatMap((referral) => {
      const patient = patients[referral.patientId];
      if (patient === undefined) return [];
      const procedureType = types[referral.procedureTypeId ?? ''] ?? null;
      const facts = {
        referral,
        patient,
        procedureType,
        bookings: bookings.get(referral.id) ?? [],
      };
      const move = nextMove(facts, { today, zone, rules });
      return move === null
        ? []
        : [{ move, ready: stageOf(referral, patient, procedureType) === 'ready-to-book' }];
    }),
);

const selectQueueCount = createSelector(
  selectMoves,
  selectRoles,
  (moves, roles) =>
    moves.filter(({ move }) => move.what !== 'book' && isMine(move.who, roles)).length,
);

const selectBoardCount = createSelector(selectMoves, selectRoles, (moves, roles) =>
  mayDo(roles, 'book') ? moves.filter(({ move }) => move.what === 'book').length : 0,
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
