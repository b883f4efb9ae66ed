import { randomUUID } from 'node:crypto';
import type { Client, Pool } from 'pg';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import type { Actor } from '#domain/people/person';
import { SIGN_IN_COOKIE } from '../src/server/http/authenticate.ts';
import { storeSignIn } from '../src/server/http/sign-ins.ts';

export interface Slot {
  readonly date: string;
  readonly start: number;
  readonly physicianId: string;
  readonly roomId: string;
}

export interface Coordinator {
  readonly actor: Actor;
  /** As a browser sends it. */
  readonly cookie: string;
}

export interface BenchClinic {
  readonly clinicId: string;
  readonly coordinators: readonly Coordinator[];
  /** Accepted, ready to be booked, each of a patient of their own. */
  readonly referrals: string[];
  /** Free slots in no order, any two of which can be booked. */
  readonly slots: Slot[];
}

export interface ClinicSize {
  readonly referrals: number;
  readonly coordinators: number;
}

const ROOMS = 8;
const DAYS = 40;
/** Blocks of 30 + 10 + 45 minutes from 08:00; the last turnover ends with the session, at 18:00. */
const STARTS = Array.from({ length: 15 }, (_, n) => 480 + n * 40);

/**
 * A clinic with eight weeks of sessions in eight rooms, and enough bays for all of them at once. It
 * is written in bulk, as the superuser: what is measured begins after it, through the server.
 */
export async function fillClinic(
  superuser: Client,
  pool: Pool,
  name: string,
  size: ClinicSize,
): Promise<BenchClinic> {
  const clinicId = randomUUID();
  const hours = { start: 420, end: 1200 };
  const everyDay = JSON.stringify(Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((d) => [d, hours])));
  await superuser.query(
    `insert into clinic (clinic_id, name, zone, opening_hours, rules)
     values ($1, $2, 'Europe/London', $3, $4)`,
    [clinicId, name, everyDay, JSON.stringify(DEFAULT_CLINIC_RULES)],
  );
  await superuser.query('insert into clinic_head (clinic_id) values ($1)', [clinicId]);

  const resources = async (kind: string, count: number): Promise<string[]> => {
    const ids = Array.from({ length: count }, () => randomUUID());
    await superuser.query(
      `insert into resource (clinic_id, resource_id, kind, name, short_name, active_from, staffed)
       select $1, r.id, $2, $2 || ' ' || r.n, r.n::text, '2020-01-01', $4::jsonb
       from unnest($3::uuid[]) with ordinality as r(id, n)`,
      [clinicId, kind, ids, kind === 'bay' ? everyDay : null],
    );
    return ids;
  };
  const rooms = await resources('room', ROOMS);
  const physicians = await resources('physician', ROOMS);
  await resources('bay', 2 * ROOMS);

  const procedureTypeId = randomUUID();
  await superuser.query(
    `insert into procedure_type (clinic_id, procedure_type_id, name, short_name, duration_minutes,
       turnover_minutes, recovery_minutes, arrive_before_minutes, sedation, laterality_needed,
       bleeding_risk)
     values ($1, $2, 'Lumbar sympathetic block', 'LSB', 30, 10, 45, 30, false, true, 'intermediate')`,
    [clinicId, procedureTypeId],
  );
  const today = Temporal.Now.plainDateISO('Europe/London');
  const dates = Array.from({ length: DAYS }, (_, n) => today.add({ days: n + 2 }).toString());
  await superuser.query(
    `insert into session (clinic_id, session_id, physician_id, room_id, date, minutes)
     select $1, gen_random_uuid(), r.physician, r.room, d.date, int4range(480, 1080)
     from unnest($2::uuid[], $3::uuid[]) as r(physician, room), unnest($4::date[]) as d(date)`,
    [clinicId, physicians, rooms, dates],
  );
  const slots = dates.flatMap((date) =>
    rooms.flatMap((roomId, room) =>
      STARTS.map((start) => ({ date, start, roomId, physicianId: physicians[room] ?? '' })),
    ),
  );
  const referrals = await addReferrals(superuser, clinicId, procedureTypeId, size.referrals);
  const coordinators: Coordinator[] = [];
  for (let n = 1; n <= size.coordinators; n++)
    coordinators.push(await addCoordinator(superuser, pool, clinicId, n));
  return { clinicId, coordinators, referrals, slots: shuffled(slots) };
}

async function addReferrals(
  superuser: Client,
  clinicId: string,
  procedureTypeId: string,
  count: number,
): Promise<string[]> {
  const patients = Array.from({ length: count }, () => randomUUID());
  const referrals = Array.from({ length: count }, () => randomUUID());
  await superuser.query(
    `insert into resource (clinic_id, resource_id, kind, name, active_from)
     select $1, id, 'patient', 'Okafor', '2020-01-01' from unnest($2::uuid[]) as p(id)`,
    [clinicId, patients],
  );
  await superuser.query(
    `insert into patient (clinic_id, patient_id, mrn, family_name, given_name, birth_date, sex,
       phone, allergies, drugs)
     select $1, p.id, 'B' || p.n, 'Okafor', 'Grace ' || p.n, '1974-03-02', 'female',
       '020 7946 0000', '{latex}', '{metformin,gabapentin}'
     from unnest($2::uuid[]) with ordinality as p(id, n)`,
    [clinicId, patients],
  );
  await superuser.query(
    `insert into referral (clinic_id, referral_id, patient_id, source_kind, sender, received_at,
       requested, diagnosis_code, diagnosis_text, procedure_type_id, side, levels, urgency,
       decision, worklist, baseline_nrs, history)
     select $1, r.id, r.patient, 'entered', 'benchmark', now() - interval '20 days',
       'Lumbar sympathetic block, left', 'G90.522', 'Complex regional pain syndrome of the left leg',
       $4, 'left', '{L3}', 'routine', 'accepted', 'ready-to-book', 7,
       'Burning pain after an ankle fracture two years ago; physiotherapy limited by pain.'
     from unnest($2::uuid[], $3::uuid[]) as r(id, patient)`,
    [clinicId, referrals, patients, procedureTypeId],
  );
  await superuser.query(
    `insert into triage_step (clinic_id, triage_step_id, referral_id, decision, by_person, by_name, at)
     select $1, gen_random_uuid(), r.id, 'accepted', $3, 'Benchmark', now() - interval '19 days'
     from unnest($2::uuid[]) as r(id)`,
    [clinicId, referrals, randomUUID()],
  );
  await superuser.query(
    `insert into readiness_item (clinic_id, readiness_item_id, referral_id, kind, owner)
     select $1, gen_random_uuid(), r.id, i.kind, i.owner
     from unnest($2::uuid[]) as r(id),
       (values ('consent', 'physician'), ('escort', 'patient')) as i(kind, owner)`,
    [clinicId, referrals],
  );
  await superuser.query('analyze');
  return referrals;
}

export async function addCoordinator(
  superuser: Client,
  pool: Pool,
  clinicId: string,
  n: number,
): Promise<Coordinator> {
  const personId = randomUUID();
  const name = `Coordinator ${n}`;
  const actor: Actor = { personId, clinicId, name, roles: ['coordinator'], physicianId: null };
  await superuser.query(
    `insert into person (person_id, name, email, password_hash) values ($1, $2, $3, 'none')`,
    [personId, name, `${personId}@example.org`],
  );
  await superuser.query(
    'insert into membership (clinic_id, person_id, roles) values ($1, $2, $3)',
    [clinicId, personId, actor.roles],
  );
  const { token } = await storeSignIn(pool, actor, new Date().toISOString(), 'benchmark');
  return { actor, cookie: `${SIGN_IN_COOKIE}=${token}` };
}

/** Always the same order, so that two clinics are asked for the same. */
function shuffled(slots: readonly Slot[]): Slot[] {
  let state = 20_260_914;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return slots
    .map((slot) => ({ slot, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ slot }) => slot);
}
