import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { URGENCIES, type ProcedureType } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Patient } from '#domain/clinic/patient';
import { ALL_REFERRALS } from '#domain/referral/queue-lists';
import { queueKeys, queueRow } from '#domain/referral/queue-row';
import type { Referral } from '#domain/referral/referral';
import { aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { addDays } from '#domain/time/clinic-date';

/** How many referrals the queue is measured with. */
export const REFERRALS = 100_000;
const BATCH = 2_000;
const ZONE = 'Europe/London';

const FAMILY =
  'Okafor Marchetti Zielińska Haddad Jama Petrova Lindgren Ó_Briain Tanaka Mbeki'.split(' ');
const SYLLABLES = 'ba ne ro li ka du ven mar os pel tir gan'.split(' ');
const GIVEN = 'Grace Paola Anna Lina Amina Elena Nils Róisín Yuki Thabo Ines Omar'.split(' ');
const DIAGNOSES = [
  ['G90.521', 'Complex regional pain syndrome I of right lower limb', 'right'],
  ['G90.522', 'Complex regional pain syndrome I of left lower limb', 'left'],
  ['I70.223', 'Atherosclerosis with rest pain, bilateral legs', 'both'],
  ['E11.42', 'Type 2 diabetes with painful polyneuropathy', 'left'],
  ['G54.6', 'Phantom limb syndrome with pain', 'right'],
] as const;

/** Of a hundred referrals, how many are where: most are closed, as in a clinic of some years. */
const STAGES: readonly (readonly [count: number, over: Partial<Referral>])[] = [
  [6, { decision: 'received' }],
  [2, { decision: 'asked' }],
  [4, { decision: 'needs-information' }],
  [20, { decision: 'accepted' }],
  [6, { decision: 'accepted', authorisation: null, baselineNrs: null }],
  [12, { decision: 'accepted', bookingsStanding: 1 }],
  [40, { decision: 'accepted', endedAt: '2026-06-01T10:00:00.000Z' }],
  [6, { decision: 'declined' }],
  [4, { decision: 'withdrawn' }],
];

interface Seeded {
  readonly referral: Referral;
  readonly patient: Patient;
}

/** The same clinic at every run: the n-th referral follows from n. */
function seeded(n: number, today: string, procedureTypeId: string): Seeded {
  const pick = <T>(from: readonly T[], salt: number): T =>
    from[((n * 2_654_435_761 + salt * 97) % 4_294_967_296) % from.length] as T;
  let within = n % 100;
  const [, over] = STAGES.find(([count]) => (within -= count) < 0) ?? [0, {}];
  const [code, text, side] = pick(DIAGNOSES, 1);
  const day = addDays(today, -(n % 400));
  const minute = String(n % 60).padStart(2, '0');
  const familyName = `${pick(FAMILY, 2)?.replace('_', ' ') ?? ''}${pick(SYLLABLES, 3)}${pick(SYLLABLES, 4)}`;
  const patientId = randomUUID();
  return {
    patient: aPatient({
      id: patientId,
      mrn: `Q${n}`,
      familyName,
      givenName: pick(GIVEN, 5),
      birthDate: addDays('1975-06-01', (n * 31) % 12_000),
      phone: n % 9 === 0 ? null : '01632 960101',
    }),
    referral: aReferral({
      id: randomUUID(),
      patientId,
      procedureTypeId,
      urgency: n % 11 === 0 ? null : pick(URGENCIES, 6),
      side: n % 13 === 0 ? null : side,
      diagnosis: { code, text },
      receivedAt: `${day}T09:${minute}:00.000Z`,
      ...over,
    }),
  };
}

/** Writes the referrals with their rows in the queue, as the domain makes them of their facts. */
export async function seedQueue(
  superuser: Client,
  clinicId: string,
  procedureTypeId: string,
): Promise<void> {
  const today = Temporal.Now.plainDateISO(ZONE).toString();
  const procedureType: ProcedureType = aProcedureType({ id: procedureTypeId });
  const calendar = { today, zone: ZONE, rules: DEFAULT_CLINIC_RULES };
  // Written at once: what triggers and foreign keys see to row by row is done for all below.
  await superuser.query("set session_replication_role = 'replica'");
  for (let from = 0; from < REFERRALS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) => {
      const { referral, patient } = seeded(from + index, today, procedureTypeId);
      const facts = { referral, patient, procedureType, bookings: [] };
      const row = queueRow(facts, calendar);
      return {
        row,
        ...queueKeys(facts, calendar),
        decision: referral.decision,
        places: [ALL_REFERRALS, ...row.lists],
      };
    });
    await superuser.query(INSERT, [clinicId, JSON.stringify(batch)]);
  }
  await superuser.query(
    `insert into name_word select distinct word from patient, name_words(name_plain) as word
     on conflict do nothing`,
  );
  await superuser.query(
    `insert into patient_word (clinic_id, word, patient_id)
     select clinic_id, word, patient_id from patient, name_words(name_plain) as word
     on conflict do nothing`,
  );
  await superuser.query("set session_replication_role = 'origin'");
  await superuser.query('insert into queue_day (clinic_id, day) values ($1, $2)', [
    clinicId,
    today,
  ]);
  await superuser.query('vacuum analyze');
}

const INSERT = `
  with batch as (
    select b.*, b."row" as r from jsonb_to_recordset($2::jsonb) as b("row" jsonb, rank text, name text,
      words text, "dueOn" date, "turnsOn" date, decision text, places jsonb)),
  resources as (
    insert into resource (clinic_id, resource_id, kind, name, active_from)
    select $1, (r ->> 'patientId')::uuid, 'patient', r ->> 'familyName', '2020-01-01' from batch
    returning resource_id),
  patients as (
    insert into patient (clinic_id, patient_id, mrn, family_name, given_name, birth_date, sex, phone)
    select $1, (r ->> 'patientId')::uuid, r ->> 'mrn', r ->> 'familyName', r ->> 'givenName',
      (r ->> 'birthDate')::date, 'female', '01632 960101' from batch
    returning patient_id),
  referrals as (
    insert into referral (clinic_id, referral_id, patient_id, source_kind, sender, received_at,
      requested, diagnosis_code, diagnosis_text, procedure_type_id, side, urgency, decision, history,
      worklist, due_on, queue_row, turns_on)
    select $1, (r ->> 'referralId')::uuid, (r ->> 'patientId')::uuid, 'entered', 'benchmark',
      (r ->> 'receivedAt')::timestamptz, r ->> 'requested', r #>> '{diagnosis,code}',
      r #>> '{diagnosis,text}', (r ->> 'procedureTypeId')::uuid, r ->> 'side', r ->> 'urgency',
      decision, repeat('Burning pain after an ankle fracture; physiotherapy limited by pain. ', 6),
      r ->> 'stage', "dueOn", r, "turnsOn" from batch
    returning referral_id),
  worded as (
    insert into queue_words (clinic_id, referral_id, patient_id, words, rank)
    select $1, (r ->> 'referralId')::uuid, (r ->> 'patientId')::uuid, words, rank from batch
    returning referral_id)
  insert into queue_place (clinic_id, list, referral_id, rank, name, received_at, due_on, urgency,
    side, procedure_type_id, mover, move)
  select $1, place, (r ->> 'referralId')::uuid, rank, name, (r ->> 'receivedAt')::timestamptz, "dueOn",
    r ->> 'urgency', r ->> 'side', (r ->> 'procedureTypeId')::uuid, r #>> '{move,who}',
    r #>> '{move,what}'
  from batch, jsonb_array_elements_text(places) as place`;
