import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { ClinicRules } from '#domain/clinic/clinic';
import { readinessDue } from '#domain/readiness/readiness-for';
import type { ReadinessItem } from '#domain/readiness/readiness';
import type { Diagnosis, Referral } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';
import {
  ATTACHMENTS,
  BLOCKS_AHEAD,
  DUPLICATES,
  ENDED_AT,
  MERGED,
  MERGED_INTO,
  NEXT_BLOCK_ON,
  PLANS,
  QUESTIONS,
  READINESS,
  RED_FLAGS,
  REMINDERS,
  RUNNING_SERIES,
  STEPS,
  SUPERSEDED,
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

/** How many of each list that waits for a slot a desk is given; the others stand behind them. */
const WAITING_AT_HAND = 300;

/**
 * The referrals that something on the calendar rests on: a booking from `from` on, a series that
 * runs, a hold; and of those that wait for a slot the first, in the queue's order. Whatever
 * else the queue shows is asked for page by page.
 */
export async function findReferralsFrom(
  db: Transaction<Schema>,
  from: ClinicDate,
): Promise<Referral[]> {
  const rows = await referrals(db).where('referral.referral_id', '=', idsInUse(from)).execute();
  return rows.map(asReferral);
}

/** The ids of those, for whoever reads what belongs to them. */
export function idsInUse(from: ClinicDate): RawBuilder<string> {
  return sql<string>`any(
    select referral_id from booking where date >= ${from}::date
    union select referral_id from series where ended is null
    union select referral_id from hold
    union select waiting.referral_id
      from unnest(array['ready-to-book', 'not-ready', 'unbookable']) as on_list,
        lateral (select referral_id from queue_place where list = on_list
          order by rank limit ${WAITING_AT_HAND}) as waiting)`;
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
      'referral.budapest',
      'referral.baseline_function as baselineFunction',
      'referral.onset_on as onsetOn',
      'referral.onset_trigger as trigger',
      'referral.investigations',
      'referral.previous_blocks as previousBlocks',
      'referral.treatments',
      'referral.preferred_physician_id as preferredPhysicianId',
      'referral.authorisation',
      STEPS.as('steps'),
      RED_FLAGS.as('redFlags'),
      QUESTIONS.as('questions'),
      READINESS.as('readinessItems'),
      PLANS.as('antithrombotics'),
      REMINDERS.as('reminders'),
      SUPERSEDED.as('superseded'),
      ATTACHMENTS.as('attachments'),
      BLOCKS_AHEAD.as('bookingsStanding'),
      NEXT_BLOCK_ON.as('nextBlockOn'),
      RUNNING_SERIES.as('seriesId'),
      ENDED_AT.as('endedAt'),
      DUPLICATES.as('duplicates'),
      MERGED_INTO.as('mergedInto'),
      MERGED.as('merged'),
      sql<ClinicRules>`(select rules from clinic)`.as('rules'),
    ]);
}
