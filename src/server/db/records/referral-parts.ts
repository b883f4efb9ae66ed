import { sql } from 'kysely';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import type { ReadinessItem } from '#domain/readiness/readiness';
import type { Referral } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { VisitState } from '#domain/visit/visit';
import { instantJson } from '../columns.ts';

/** The parts of a referral, each a sub-select of the one statement that reads it. */
const OF_THIS = sql`t.clinic_id = referral.clinic_id and t.referral_id = referral.referral_id`;

export const STEPS = sql<Referral['steps']>`(
  select coalesce(json_agg(json_build_object('id', t.triage_step_id, 'decision', t.decision,
    'reason', t.reason, 'undone', t.undone, 'by', t.by_person, 'byName', t.by_name,
    'at', ${instantJson(sql.ref('t.at'))}) order by t.recorded), '[]')
  from triage_step t where ${OF_THIS})`;

export const RED_FLAGS = sql<Referral['redFlags']>`(
  select coalesce(json_agg(json_build_object('id', t.red_flag_id, 'kind', t.kind, 'note', t.note,
    'raised', t.raised, 'resolved', t.resolved) order by t.raised ->> 'at', t.red_flag_id), '[]')
  from red_flag t where ${OF_THIS})`;

export const QUESTIONS = sql<Referral['questions']>`(
  select coalesce(json_agg(json_build_object('id', t.question_id, 'asked', t.asked,
    'of', t.of_whom, 'text', t.text, 'answered', t.answered)
    order by t.asked ->> 'at', t.question_id), '[]')
  from question t where ${OF_THIS})`;

export const READINESS = sql<Omit<ReadinessItem, 'dueOn'>[]>`(
  select coalesce(json_agg(json_build_object('id', t.readiness_item_id, 'kind', t.kind,
    'owner', t.owner, 'done', t.done) order by t.kind), '[]')
  from readiness_item t where ${OF_THIS})`;

export const PLANS = sql<AntithromboticPlan[]>`(
  select coalesce(json_agg(json_build_object('drug', t.drug, 'decision', t.decision,
    'stopDays', t.stop_days, 'restartHours', t.restart_hours, 'decided', t.decided, 'prescriberAgreed', t.prescriber_agreed)
    order by t.drug), '[]')
  from antithrombotic_plan t where ${OF_THIS})`;

export const REMINDERS = sql<Referral['reminders']>`(
  select coalesce(json_agg(json_build_object('id', t.reminder_id, 'how', t.how, 'note', t.note,
    'undone', t.undone, 'by', t.by_person, 'byName', t.by_name,
    'at', ${instantJson(sql.ref('t.at'))}) order by t.recorded), '[]')
  from referral_reminder t where ${OF_THIS})`;

export const SUPERSEDED = sql<Referral['superseded']>`(
  select coalesce(json_agg(t.body || jsonb_build_object('id', t.superseded_id, 'taken', t.taken)
    order by t.recorded), '[]')
  from referral_superseded t where ${OF_THIS})`;
/** Those that look like it. Nobody is offered one that was merged, nor by one. */
export const DUPLICATES = sql<Referral['duplicates']>`(
  select coalesce(json_agg(json_build_object('otherReferralId', t.other_id, 'likeness', t.verdict,
    'sameIndication', t.same_indication, 'reasons', t.reasons, 'dismissed', t.dismissed)
    order by t.found_at desc, t.other_id), '[]')
  from referral_likeness t
  join referral other on other.clinic_id = t.clinic_id and other.referral_id = t.other_id
  where ${OF_THIS} and other.merged_into is null and referral.merged_into is null)`;

const BY = sql`'by', t.by_person, 'byName', t.by_name, 'at', ${instantJson(sql.ref('t.at'))}`;

export const MERGED_INTO = sql<Referral['mergedInto']>`(
  select json_build_object('referralId', t.into_id, 'reason', t.reason, ${BY})
  from referral_merge t where ${OF_THIS} and t.undone is null)`;

export const MERGED = sql<Referral['merged']>`(
  select coalesce(json_agg(json_build_object('referralId', t.referral_id, ${BY},
    'receivedAt', ${instantJson(sql.ref('d.received_at'))},
    'source', json_build_object('kind', d.source_kind, 'sender', d.sender,
      'identifier', d.sender_identifier, 'messageId', d.message_id),
    'steps', (select coalesce(json_agg(json_build_object('id', s.triage_step_id,
        'decision', s.decision, 'reason', s.reason, 'undone', s.undone, 'by', s.by_person,
        'byName', s.by_name, 'at', ${instantJson(sql.ref('s.at'))}) order by s.recorded), '[]')
      from triage_step s where s.clinic_id = d.clinic_id and s.referral_id = d.referral_id))
    order by t.at, t.referral_merge_id), '[]')
  from referral_merge t
  join referral d on d.clinic_id = t.clinic_id and d.referral_id = t.referral_id
  where t.clinic_id = referral.clinic_id and t.into_id = referral.referral_id
    and t.undone is null)`;

export const ATTACHMENTS = sql<Referral['attachments']>`(
  select coalesce(json_agg(json_build_object('id', t.referral_attachment_id, 'name', t.name,
    'mediaType', t.media_type, 'size', t.size, 'added', t.added, 'withdrawn', t.withdrawn)
    order by t.recorded), '[]')
  from referral_attachment t where ${OF_THIS})`;

/** Visits after which nobody comes any more. */
const OVER: readonly VisitState[] = [
  'home',
  'no-show',
  'cancelled-on-the-day',
  'transferred',
  'left-against-advice',
];

/** Bookings not cancelled whose visit is not over. */
const AHEAD = sql`from booking t
  left join visit v on v.clinic_id = t.clinic_id and v.booking_id = t.booking_id
  where ${OF_THIS} and t.status <> 'cancelled'
    and coalesce(v.state, 'expected') <> all(${[...OVER]}::text[])`;

export const BLOCKS_AHEAD = sql<number>`(select count(*)::int ${AHEAD})`;
export const NEXT_BLOCK_ON = sql<ClinicDate | null>`(select min(t.date) ${AHEAD})`;

export const RUNNING_SERIES = sql<string | null>`(
  select t.series_id from series t where ${OF_THIS} and t.ended is null)`;

/** A block was given, and not broken off: the patient went on to recovery, or straight to ready. */
const TREATED = sql`exists (select 1 from visit_step given
    where given.clinic_id = t.clinic_id and given.booking_id = t.booking_id
      and given.undone is null and given.step in ('in-recovery', 'ready', 'home'))
  and not exists (select 1 from visit_step broken
    where broken.clinic_id = t.clinic_id and broken.booking_id = t.booking_id
      and broken.undone is null and broken.step = 'aborted')`;

/**
 * When its last block was over or its series ended, and nothing more is to come. Somebody who did
 * not come, or whose block was broken off, is not done with: the referral is to be booked again.
 */
export const ENDED_AT = sql<Instant | null>`(
  case when exists (select 1 ${AHEAD})
    or exists (select 1 from series t where ${OF_THIS} and t.ended is null) then null
  else greatest(
    (select max(last.at) from booking t
      join visit v on v.clinic_id = t.clinic_id and v.booking_id = t.booking_id
      join visit_step last on last.clinic_id = t.clinic_id and last.booking_id = t.booking_id
        and last.undone is null
      where ${OF_THIS} and t.status <> 'cancelled' and v.state = any(${[...OVER]}::text[])
        and ${TREATED}),
    (select max((t.ended ->> 'at')::timestamptz) from series t where ${OF_THIS}))
  end)`;
