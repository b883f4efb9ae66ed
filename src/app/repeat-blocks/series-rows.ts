import type { Patient } from '#domain/clinic/patient';
import { visitStatesIn } from '#domain/booking/booking-case';
import type { Booking } from '#domain/booking/booking';
import type { Referral } from '#domain/referral/referral';
import { nextTask, type SeriesTask } from '#domain/series/next-task';
import { courseOf, seriesState } from '#domain/series/series-course';
import type { SeriesCourse, SeriesState } from '#domain/series/series-course';
import type { ClinicDate } from '#domain/time/clinic-date';
import { createSelector } from '@ngrx/store';
import { selectBookings } from '../state/bookings.state';
import { selectRules } from '../state/clinic.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectAllSeries } from '../state/series.state';
import { selectVisitEntities } from '../state/visits.state';

/** One series as the lists show it. */
export interface SeriesRow {
  readonly id: string;
  readonly course: SeriesCourse;
  readonly patient: Patient;
  readonly referral: Referral | null;
  readonly state: SeriesState;
  readonly task: SeriesTask | null;
}

/** The worklists, those somebody has to act on first. */
export const WORKLISTS = ['decision', 'response', 'running', 'ended'] as const;
export type Worklist = (typeof WORKLISTS)[number];

export function worklistOf(state: SeriesState): Worklist {
  switch (state) {
    case 'waiting-for-decision':
      return 'decision';
    case 'waiting-for-response':
      return 'response';
    case 'planned':
    case 'paused':
      return 'running';
    case 'completed':
    case 'stopped':
    case 'escalated':
      return 'ended';
  }
}

const selectBlocksBySeries = createSelector(
  selectBookings,
  (bookings): ReadonlyMap<string | null, readonly Booking[]> =>
    Map.groupBy(bookings, (booking) => booking.seriesId),
);

const NO_BLOCKS: readonly Booking[] = [];

/** Every series whose patient is known here. */
export const selectSeriesRows = createSelector(
  selectAllSeries,
  selectBlocksBySeries,
  selectVisitEntities,
  selectReferralEntities,
  selectPatientEntities,
  selectRules,
  (all, blocks, visits, referrals, patients, rules): readonly SeriesRow[] => {
    const visitStateOf = visitStatesIn(visits);
    return all.flatMap((series) => {
      const patient = patients[series.patientId];
      if (patient === undefined) return [];
      const referral = referrals[series.referralId];
      const bookings = blocks.get(series.id) ?? NO_BLOCKS;
      const course = courseOf(series, { referral, bookings, visitStateOf, rules });
      return [
        {
          id: series.id,
          course,
          patient,
          referral: referral ?? null,
          state: seriesState(course),
          task: nextTask(course),
        },
      ];
    });
  },
);

/** The day by which something must happen; rows without one come last. */
function dayOf({ task, course }: SeriesRow): ClinicDate {
  if (task === null) return course.series.ended?.at ?? '';
  switch (task.kind) {
    case 'record-response':
    case 'decide':
      return task.by;
    case 'come':
      return task.block.date;
    case 'book-block':
      // Nothing is planned: it comes before what is.
      return '';
    case 'resume':
      return '9999';
  }
}

/** Each worklist in the order in which its series want to be dealt with; the ended newest first. */
export const selectWorklists = createSelector(
  selectSeriesRows,
  (rows): Readonly<Record<Worklist, readonly SeriesRow[]>> => {
    const sorted = [...rows].sort(
      (a, b) =>
        dayOf(a).localeCompare(dayOf(b)) ||
        a.patient.familyName.localeCompare(b.patient.familyName),
    );
    const of = (list: Worklist): readonly SeriesRow[] =>
      sorted.filter(({ state }) => worklistOf(state) === list);
    return {
      decision: of('decision'),
      response: of('response'),
      running: of('running'),
      ended: of('ended').toReversed(),
    };
  },
);
