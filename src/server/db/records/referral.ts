import { sql, type Transaction } from 'kysely';
import type { Clinic, ClinicRules } from '#domain/clinic/clinic';
import { readinessDue } from '#domain/readiness/readiness-for';
import type { ReadinessItem } from '#domain/readiness/readiness';
import { orderKey } from '#domain/referral/queue-order';
import type { Diagnosis, Referral } from '#domain/referral/referral';
import { dueDay } from '#domain/referral/waiting-clock';
import { CLOSED_WORKLISTS, stageOf } from '#domain/referral/worklist';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';
import { findPatients } from './patient.ts';
import { findProcedureTypes } from './procedure-type.ts';
import {
  BLOCKS_AHEAD,
  ENDED_AT,
  NEXT_BLOCK_ON,
  PLANS,
  QUESTIONS,
  READINESS,
  RED_FLAGS,
  RUNNING_SERIES,
  STEPS,
} from './referral-parts.ts';

export async function findReferrals(
  db: Transaction<Schema>,
  ids: readonly string[],
): Promise<Referral[]> {
  const rows = await referrals(db).where('referral.referral_id', '=', anyOf(ids)).execute();
  return rows.map(asReferral);
}

/**
 * Locks the referral's row: whoever changes anything of a referral does this first, in the order of
 * ids where there are several. Then it is read as it now is.
 */
export async function lockReferral(
  db: Transaction<Schema>,
  id: string,
): Promise<Referral | undefined> {
  await db
    .selectFrom('referral')
    .select('referral_id')
    .where('referral_id', '=', id)
    .forNoKeyUpdate()
    .execute();
  // A second statement, so that it sees what the transaction we may have waited for has committed.
  const [referral] = await findReferrals(db, [id]);
  return referral;
}

/** Open ones, those triaged or booked from `from` on, and those of a series that still runs. */
export async function findReferralsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Referral[]> {
  const rows = await referrals(db)
    .where((eb) =>
      eb.or([
        eb('referral.worklist', 'not in', [...CLOSED_WORKLISTS]),
        eb('referral.referral_id', 'in', (query) =>
          query
            .selectFrom('triage_step')
            .select('triage_step.referral_id')
            .where('at', '>=', `${from}T00:00:00Z`),
        ),
        eb('referral.referral_id', 'in', (query) =>
          query.selectFrom('booking').select('booking.referral_id').where('date', '>=', from),
        ),
        eb('referral.referral_id', 'in', (query) =>
          query.selectFrom('series').select('series.referral_id').where('ended', 'is', null),
        ),
      ]),
    )
    .orderBy('referral.order_key')
    .execute();
  return rows.map(asReferral);
}

/** What lists filter and sort by on the server; the domain says what it is. */
export async function projectReferral(
  db: Transaction<Schema>,
  referral: Referral,
  { clinic }: { readonly clinic: Pick<Clinic, 'rules' | 'zone'> },
): Promise<void> {
  const { procedureTypeId } = referral;
  const [[patient], [procedureType]] = await Promise.all([
    findPatients(db, [referral.patientId]),
    findProcedureTypes(db, procedureTypeId === null ? [] : [procedureTypeId]),
  ]);
  if (!patient) throw new Error('A referral without its patient');
  await db
    .updateTable('referral')
    .set({
      worklist: stageOf(referral, patient, procedureType ?? null),
      due_on: dueDay(referral, clinic.rules, clinic.zone),
      order_key: orderKey(referral, clinic.zone),
    })
    .where('referral_id', '=', referral.id)
    .execute();
}

type Row = Awaited<ReturnType<ReturnType<typeof referrals>['execute']>>[number];

function asReferral(row: Row): Referral {
  const { sourceKind, sender, senderIdentifier, messageId, rules, ...facts } = row;
  const { diagnosisCode, diagnosisText, readinessItems, ...referral } = facts;
  const { nextBlockOn, antithrombotics } = referral;
  return {
    ...referral,
    source: { kind: sourceKind, sender, identifier: senderIdentifier, messageId },
    diagnosis: diagnosisOf(diagnosisCode, diagnosisText),
    readiness: readinessItems.map((item): ReadinessItem => ({
      ...item,
      dueOn: readinessDue(item.kind, nextBlockOn, antithrombotics, rules),
    })),
  };
}

function diagnosisOf(code: string | null, text: string | null): Diagnosis | null {
  return code === null && text === null ? null : { code, text: text ?? '' };
}

function referrals(db: Transaction<Schema>) {
  return db
    .selectFrom('referral')
    .select([
      'referral.referral_id as id',
      'referral.version',
      'referral.patient_id as patientId',
      'referral.source_kind as sourceKind',
      'referral.sender',
      'referral.sender_identifier as senderIdentifier',
      'referral.message_id as messageId',
      'referral.received_at as receivedAt',
      'referral.referrer',
      'referral.requested',
      'referral.diagnosis_code as diagnosisCode',
      'referral.diagnosis_text as diagnosisText',
      'referral.procedure_type_id as procedureTypeId',
      'referral.side',
      'referral.levels',
      'referral.urgency',
      'referral.decision',
      'referral.pauses',
      'referral.baseline_nrs as baselineNrs',
      'referral.history',
      'referral.treatments_tried as treatmentsTried',
      'referral.preferred_physician_id as preferredPhysicianId',
      'referral.authorisation',
      STEPS.as('steps'),
      RED_FLAGS.as('redFlags'),
      QUESTIONS.as('questions'),
      READINESS.as('readinessItems'),
      PLANS.as('antithrombotics'),
      BLOCKS_AHEAD.as('bookingsStanding'),
      NEXT_BLOCK_ON.as('nextBlockOn'),
      RUNNING_SERIES.as('seriesId'),
      ENDED_AT.as('endedAt'),
      sql<ClinicRules>`(select rules from clinic)`.as('rules'),
    ]);
}
