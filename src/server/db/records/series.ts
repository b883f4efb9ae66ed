import { sql, type Transaction } from 'kysely';
import type { Clinic } from '#domain/clinic/clinic';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import type { Series } from '#domain/series/series';
import {
  courseOf,
  decisionDue,
  seriesState,
  type SeriesCourse,
} from '#domain/series/series-course';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf, instantJson } from '../columns.ts';
import type { Schema } from '../schema.ts';
import { findBlocksOf } from './booking.ts';

/** The rules in force, which say how early a patient must be told. */
interface Context {
  readonly clinic: Pick<Clinic, 'rules'>;
}

export async function findSeries(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Series[]> {
  return series(db).where('series.series_id', '=', anyOf(ids)).execute();
}

/** Those that run, and those with a block from `from` on. */
export async function findSeriesFrom(db: Transaction<Schema>, from: ClinicDate): Promise<Series[]> {
  return series(db)
    .where((eb) =>
      eb.or([
        eb('series.ended', 'is', null),
        eb('series.series_id', 'in', (query) =>
          query
            .selectFrom('booking')
            .select((booking) => booking.ref('booking.series_id').$notNull().as('series_id'))
            .where('booking.date', '>=', from)
            .where('booking.series_id', 'is not', null),
        ),
      ]),
    )
    .execute();
}

/** The series with its blocks as they stand and everything else that its state follows from. */
export async function findCourse(
  db: Transaction<Schema>,
  series: Series,
  { clinic }: Context,
): Promise<SeriesCourse> {
  const [blocks, antithrombotics] = await Promise.all([
    findBlocksOf(db, [series.patientId]),
    findPlans(db, series.referralId),
  ]);
  const states = new Map(blocks.map(({ booking, visitState }) => [booking.id, visitState]));
  return courseOf(series, {
    referral: { antithrombotics },
    bookings: blocks.map(({ booking }) => booking),
    visitStateOf: (bookingId) => states.get(bookingId) ?? 'expected',
    rules: clinic.rules,
  });
}

/** What worklists filter and sort by: where the series stands, and when it must be decided. */
export async function projectSeries(
  db: Transaction<Schema>,
  series: Series,
  context: Context,
): Promise<void> {
  const course = await findCourse(db, series, context);
  await db
    .updateTable('series')
    .set({ state: seriesState(course), decision_due: decisionDue(course) })
    .where('series_id', '=', series.id)
    .execute();
}

/** The same for the series that a booking is a block of, if any: after its visit went on. */
export async function projectSeriesOfBooking(
  db: Transaction<Schema>,
  bookingId: string,
  context: Context,
): Promise<void> {
  const [found] = await series(db)
    .innerJoin('booking', (join) =>
      join
        .onRef('booking.clinic_id', '=', 'series.clinic_id')
        .onRef('booking.series_id', '=', 'series.series_id'),
    )
    .where('booking.booking_id', '=', bookingId)
    .execute();
  if (found !== undefined) await projectSeries(db, found, context);
}

async function findPlans(
  db: Transaction<Schema>,
  referralId: string,
): Promise<AntithromboticPlan[]> {
  return db
    .selectFrom('antithrombotic_plan')
    .select([
      'drug',
      'decision',
      'stop_days as stopDays',
      'restart_hours as restartHours',
      'decided',
      'prescriber_agreed as prescriberAgreed',
    ])
    .where('referral_id', '=', referralId)
    .execute();
}

function series(db: Transaction<Schema>) {
  return db
    .selectFrom('series')
    .select([
      'series.series_id as id',
      'series.version',
      'series.patient_id as patientId',
      'series.referral_id as referralId',
      'series.protocol',
      'series.side',
      'series.planned_blocks as plannedBlocks',
      'series.preferred_physician_id as preferredPhysicianId',
      'series.preferred_weekdays as preferredWeekdays',
      RESPONSES.as('responses'),
      DECISIONS.as('decisions'),
      'series.paused',
      'series.ended',
    ]);
}

const BY = (of: string) =>
  sql`'by', ${sql.ref(`${of}.by_person`)}, 'byName', ${sql.ref(`${of}.by_name`)},
    'at', ${instantJson(sql.ref(`${of}.at`))}`;

/** The measures that count, in the order in which they are due. */
const MEASURES = sql`(
  select coalesce(json_agg(json_build_object('due', m.due, 'nrs', m.nrs,
    'reliefPercent', m.relief_percent, 'note', m.note, ${BY('m')})
    order by array_position(array['30-min', '24-h', '7-d', '4-w'], m.due)), '[]')
  from response_measure m
  where m.clinic_id = r.clinic_id and m.series_id = r.series_id and m.booking_id = r.booking_id
    and not m.superseded)`;

const RESPONSES = sql<Series['responses']>`(
  select coalesce(json_agg(json_build_object('bookingId', r.booking_id,
    'blockIndex', b.block_index, 'technicalSuccess', r.technical_success,
    'nrsBefore', r.nrs_before, 'measures', ${MEASURES}, 'hoursOfRelief', r.hours_of_relief,
    'functionBetter', r.function_better, 'pgic', r.pgic) order by b.block_index, b.date), '[]')
  from block_response r
  join booking b on b.clinic_id = r.clinic_id and b.booking_id = r.booking_id
  where r.clinic_id = series.clinic_id and r.series_id = series.series_id)`;

const DECISIONS = sql<Series['decisions']>`(
  select coalesce(json_agg(json_build_object('afterBlock', d.after_block,
    'decision', d.decision, 'reason', d.reason, ${BY('d')}) order by d.recorded), '[]')
  from series_decision d
  where d.clinic_id = series.clinic_id and d.series_id = series.series_id)`;
