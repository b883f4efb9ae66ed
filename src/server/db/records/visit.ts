import { sql, type Transaction } from 'kysely';
import type { ClinicDate } from '#domain/time/clinic-date';
import { stateOf, type Visit } from '#domain/visit/visit';
import { anyOf, instantJson } from '../columns.ts';
import type { Schema } from '../schema.ts';

/** By the ids of their bookings; a visit that nothing has happened to has no row. */
export async function findVisits(
  db: Transaction<Schema>,
  bookingIds: readonly string[],
): Promise<Visit[]> {
  return visits(db).where('visit.booking_id', '=', anyOf(bookingIds)).execute();
}

/** Those of bookings from `from` on. */
export async function findVisitsFrom(db: Transaction<Schema>, from: ClinicDate): Promise<Visit[]> {
  return visits(db)
    .where('visit.booking_id', 'in', (eb) =>
      eb.selectFrom('booking').select('booking_id').where('date', '>=', from),
    )
    .execute();
}

/** The day's columns filter and sort by the state; the domain derives it. */
export async function projectVisit(db: Transaction<Schema>, visit: Visit): Promise<void> {
  await db
    .updateTable('visit')
    .set({ state: stateOf(visit) })
    .where('booking_id', '=', visit.bookingId)
    .execute();
}

function visits(db: Transaction<Schema>) {
  return db
    .selectFrom('visit')
    .select([
      'visit.booking_id as bookingId',
      'visit.version',
      STEPS.as('steps'),
      'visit.overrules',
      MEASUREMENTS.as('measurements'),
      RECORDS.as('records'),
      CALLS.as('calls'),
    ]);
}

const BY = sql`'by', t.by_person, 'byName', t.by_name, 'at', ${instantJson(sql.ref('t.at'))}`;
const OF_THIS_VISIT = sql`t.clinic_id = visit.clinic_id and t.booking_id = visit.booking_id`;

const STEPS = sql<Visit['steps']>`(
  select coalesce(json_agg(json_build_object('id', t.visit_step_id, 'step', t.step,
    'reason', t.reason, 'undone', t.undone, ${BY}) order by t.recorded), '[]')
  from visit_step t where ${OF_THIS_VISIT})`;

const MEASUREMENTS = sql<Visit['measurements']>`(
  select coalesce(json_agg(jsonb_build_object('id', t.measurement_id, 'kind', t.kind,
    'value', t.value, 'unit', t.unit, 'side', t.side, 'phase', t.phase, ${BY})
    || case when t.minute is null then '{}' else jsonb_build_object('minute', t.minute) end
    order by t.recorded), '[]')
  from measurement t where ${OF_THIS_VISIT})`;

const RECORDS = sql<Visit['records']>`(
  select coalesce(json_agg(t.content || jsonb_build_object('id', t.procedure_record_id,
    'written', t.written, 'signed', t.signed) order by t.recorded), '[]')
  from procedure_record t where ${OF_THIS_VISIT})`;

const CALLS = sql<Visit['calls']>`(
  select coalesce(json_agg(json_build_object('id', t.follow_up_call_id, 'due', t.due,
    'reached', t.reached, 'concerns', t.concerns, 'note', t.note, 'answered', t.answered, ${BY})
    order by t.recorded), '[]')
  from follow_up_call t where ${OF_THIS_VISIT})`;
