import { sql, type Transaction } from 'kysely';
import type { Clinic } from '#domain/clinic/clinic';
import { ALL_REFERRALS } from '#domain/referral/queue-lists';
import { queueKeys, queueRow } from '#domain/referral/queue-row';
import type { Referral } from '#domain/referral/referral';
import type { Calendar, WorklistFacts } from '#domain/referral/worklist';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { VisitState } from '#domain/visit/visit';
import type { Schema } from '../schema.ts';
import { findPatients } from './patient.ts';
import { findProcedureTypes } from './procedure-type.ts';

export interface QueueContext {
  readonly clinic: Pick<Clinic, 'rules' | 'zone'>;
  readonly today: ClinicDate;
}

/**
 * What lists filter, sort and show of a referral on the server; the domain says what it is. One
 * statement: the columns of its own row, and its place on each of its lists.
 */
export async function projectReferral(
  db: Transaction<Schema>,
  referral: Referral,
  { clinic, today }: QueueContext,
): Promise<void> {
  const facts = await factsOf(db, referral);
  const calendar: Calendar = { today, zone: clinic.zone, rules: clinic.rules };
  const row = queueRow(facts, calendar);
  const { rank, name, words, dueOn, turnsOn } = queueKeys(facts, calendar);
  const lists = [ALL_REFERRALS, ...row.lists];
  await sql`
    with gone as (
      delete from queue_place
      where referral_id = ${referral.id} and list <> all(${lists}::text[])),
    placed as (
      insert into queue_place (clinic_id, list, referral_id, rank, name, received_at, due_on,
        urgency, side, procedure_type_id, mover, move)
      select current_clinic(), list, ${referral.id}::uuid, ${rank}, ${name},
        ${row.receivedAt}::timestamptz, ${dueOn}::date, ${row.urgency}, ${row.side},
        ${row.procedureTypeId}::uuid, ${row.move?.who ?? null}, ${row.move?.what ?? null}
      from unnest(${lists}::text[]) as list
      on conflict (clinic_id, referral_id, list) do update set
        rank = excluded.rank, name = excluded.name, received_at = excluded.received_at,
        due_on = excluded.due_on, urgency = excluded.urgency, side = excluded.side,
        procedure_type_id = excluded.procedure_type_id, mover = excluded.mover,
        move = excluded.move
      where queue_place is distinct from excluded),
    worded as (
      insert into queue_words (clinic_id, referral_id, patient_id, words, rank)
      values (current_clinic(), ${referral.id}, ${referral.patientId}, ${words}, ${rank})
      on conflict (clinic_id, referral_id) do update set
        patient_id = excluded.patient_id, words = excluded.words, rank = excluded.rank
      where queue_words is distinct from excluded)
    update referral set worklist = ${row.stage}, due_on = ${dueOn}::date,
      queue_row = ${JSON.stringify(row)}::jsonb, turns_on = ${turnsOn}::date
    where referral_id = ${referral.id}`.execute(db);
}

async function factsOf(db: Transaction<Schema>, referral: Referral): Promise<WorklistFacts> {
  const { procedureTypeId } = referral;
  const [[patient], [procedureType], bookings] = await Promise.all([
    findPatients(db, [referral.patientId]),
    findProcedureTypes(db, procedureTypeId === null ? [] : [procedureTypeId]),
    db
      .selectFrom('booking')
      .leftJoin('visit', (on) =>
        on
          .onRef('visit.clinic_id', '=', 'booking.clinic_id')
          .onRef('visit.booking_id', '=', 'booking.booking_id'),
      )
      .select((eb) => [
        eb.fn.coalesce('visit.state', eb.val<VisitState>('expected')).as('visitState'),
        'status',
        'date',
        'start_minute as start',
        'arrive_before_minutes as arriveBeforeMinutes',
        'physician_id as physicianId',
        'told',
      ])
      .where('referral_id', '=', referral.id)
      .where('status', '=', 'booked')
      .execute(),
  ]);
  if (!patient) throw new Error('A referral without its patient');
  return { referral, patient, procedureType: procedureType ?? null, bookings };
}
