import { pino } from 'pino';
import pg from 'pg';
import { legsTakenBy } from '#domain/booking/occupancy';
import type { Leg } from '#domain/booking/booking';
import { STAGES } from '#domain/referral/worklist';
import { ageOn } from '#domain/time/clinic-date';
import { clinicTimeOf, type Instant } from '#domain/time/instant';
import { stateOf } from '#domain/visit/visit';
import { databaseOn } from '../db/database.ts';
import { createDeps } from '../db/deps.ts';
import { findLegs } from '../db/occupancy.ts';
import { findBookings } from '../db/records/booking.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findPatients } from '../db/records/patient.ts';
import { projectReferral } from '../db/records/queue-places.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findSeries, projectSeries } from '../db/records/series.ts';
import { findVisits, projectVisit } from '../db/records/visit.ts';
import { openTransaction } from '../db/transaction.ts';
import { passwordMatches } from '../http/passwords.ts';
import { lookAtFile } from '../referrals/look-at-file.ts';
import { QueueDay } from '../referrals/queue-day.ts';
import { cloneDatabase } from '../testing/test-cluster.ts';
import { fillDemoClinic, demoSignIns } from './demo-clinic.ts';

const ZONE = 'Europe/London';
/** A Tuesday at twenty past one. */
const NOON: Instant = '2026-11-24T13:20:00.000Z';
const PATIENCE = 240_000;

async function filledClinic(now: Instant, scale: number) {
  const connections = await cloneDatabase();
  const database = databaseOn(connections);
  const deps = createDeps({
    pool: database.pool,
    log: pino({ level: 'silent' }),
    now: () => now,
    newId: () => {
      throw new Error('The demo clinic makes its own ids');
    },
  });
  await fillDemoClinic({ database, deps, say: () => undefined, scale });
  const superuser = new pg.Client(connections.superuser);
  await superuser.connect();
  const sql = async <Row extends pg.QueryResultRow>(text: string): Promise<Row[]> =>
    (await superuser.query<Row>(text)).rows;
  const [person] = await sql<{ clinicId: string; personId: string }>(
    'select clinic_id as "clinicId", person_id as "personId" from membership limit 1',
  );
  if (person === undefined) throw new Error('Nobody works in the demo clinic');
  const ids = async (table: string, column: string): Promise<string[]> =>
    (await sql<{ id: string }>(`select ${column} as id from ${table}`)).map(({ id }) => id);
  return {
    sql,
    ids,
    deps,
    person,
    open: () => openTransaction(database.pool, 'write', person),
    async stop() {
      await superuser.end();
      await database.stop();
    },
  };
}

type Filled = Awaited<ReturnType<typeof filledClinic>>;

/** Everything that must hold whenever the clinic is filled. */
async function expectSound(clinic: Filled, now: Instant): Promise<void> {
  const { deps, person } = clinic;
  const { date: today, minute } = clinicTimeOf(now, ZONE);
  const bookingIds = await clinic.ids('booking', 'booking_id');
  const visitIds = await clinic.ids('visit', 'booking_id');
  const bookings = await deps.read(person, (db) => findBookings(db, bookingIds));
  const visits = await deps.read(person, (db) => findVisits(db, visitIds));
  const legs = await deps.read(person, (db) => findLegs(db, bookingIds));
  const inOrder = (found: readonly Leg[]): string[] =>
    found
      .map(
        ({ leg, resourceId, date, minutes }) =>
          `${leg} ${resourceId} ${date} ${minutes.start}–${minutes.end}`,
      )
      .sort();
  for (const booking of bookings) {
    const visit = visits.find(({ bookingId }) => bookingId === booking.id);
    expect(inOrder(legs.filter(({ bookingId }) => bookingId === booking.id)))
      .withContext(`${booking.date} ${booking.status}`)
      .toEqual(inOrder(legsTakenBy(booking, visit, ZONE)));
    const state = visit === undefined ? 'expected' : stateOf(visit);
    if (booking.status === 'cancelled') continue;
    if (booking.date < today)
      expect(['home', 'no-show', 'cancelled-on-the-day'])
        .withContext(booking.date)
        .toContain(state);
    if (booking.date > today) expect(state).withContext(booking.date).toBe('expected');
    if (booking.date === today && state === 'expected')
      expect(booking.start)
        .withContext('still expected')
        .toBeGreaterThan(minute - 26);
    const given = visit?.records.at(-1);
    const aborted = visit?.steps.some(({ step }) => step === 'aborted') === true;
    if (state === 'home' && !aborted) expect(given?.signed).withContext(booking.date).toBeTruthy();
  }
  const [record] = await clinic.sql<{
    late: number;
    rows: number;
    head: number;
    disorder: number;
  }>(`
    select (select count(*) from audit_event where at > '${now}') as late,
      (select count(*) from change) as rows, (select seq from clinic_head) as head,
      (select count(*) from audit_event a join audit_event b
        on b.audit_id = a.audit_id + 1 and b.at < a.at) as disorder`);
  expect(record).toEqual({
    late: 0,
    rows: record?.head ?? -1,
    head: record?.head ?? -1,
    disorder: 0,
  });
}

describe('the demo clinic', () => {
  let clinic: Filled;

  beforeAll(async () => {
    clinic = await filledClinic(NOON, 1);
  }, PATIENCE);
  afterAll(() => clinic.stop());

  const count = async (sql: string): Promise<number> =>
    (await clinic.sql<{ n: number }>(`select count(*) as n from ${sql}`))[0]?.n ?? 0;

  it('has the house, the people and the work it promises', async () => {
    expect(await count(`resource where kind = 'room'`)).toBe(3);
    expect(await count(`resource where kind = 'physician'`)).toBe(5);
    expect(await count(`resource where kind = 'bay'`)).toBe(6);
    expect(await count('membership')).toBe(12);
    expect(await count('referral')).toBe(180);
    expect(await count('booking')).toBe(250);
    expect(await count('series')).toBe(40);
    expect(await count(`session where date between '2026-11-24' and '2027-01-18'`)).toBeGreaterThan(
      150,
    );
    const imported = await count(`referral where source_kind <> 'entered'`);
    expect(imported / 180).toBeGreaterThan(0.58);
    expect(imported / 180).toBeLessThan(0.75);
  });

  it('has referrals at every stage, none of them crowded, and visits in every step', async () => {
    const stages = await clinic.sql<{ worklist: string; n: number }>(
      'select worklist, count(*) as n from referral group by 1',
    );
    expect(stages.map(({ worklist }) => worklist).sort()).toEqual([...STAGES].sort());
    for (const { worklist, n } of stages) expect(n).withContext(worklist).toBeLessThan(61);
    const states = await clinic.sql<{ state: string }>('select distinct state from series');
    expect(states.map(({ state }) => state).sort()).toEqual([
      'completed',
      'escalated',
      'paused',
      'planned',
      'stopped',
      'waiting-for-decision',
      'waiting-for-response',
    ]);
    expect(await count(`booking where date = '2026-11-24'`)).toBeGreaterThan(18);
    expect(await count('red_flag where resolved is null')).toBeGreaterThan(1);
    expect(await count('antithrombotic_plan where prescriber_agreed is not null')).toBeGreaterThan(
      10,
    );
    expect(await count('booking where told is not null')).toBeGreaterThan(100);
    expect(await count(`referral where authorisation is not null`)).toBeGreaterThan(20);
  });

  it('shows letters that can be read, rows of a spreadsheet, and two that look alike', async () => {
    const letters = await clinic.sql<{ name: string; media_type: string; content: Buffer }>(
      'select name, media_type, content from referral_attachment order by media_type',
    );
    expect(letters.map(({ media_type }) => media_type)).toEqual(['application/pdf', 'image/png']);
    for (const { name, content } of letters) {
      const seen = await lookAtFile(name, content);
      expect(seen.isWhole).withContext(name).toBeTrue();
    }
    const sheet = await clinic.sql<{ sender: string; at: Date }>(
      `select sender, received_at as at from referral where source_kind = 'csv'`,
    );
    expect(sheet.length).toBe(2);
    expect(new Set(sheet.map(({ sender, at }) => `${sender} ${String(at)}`)).size).toBe(1);
    const alike = await clinic.sql<{ verdict: string; same: boolean; source: string }>(`
      select verdict, same_indication as same, r.source_kind as source
      from referral_likeness join referral r using (clinic_id, referral_id) order by r.received_at`);
    expect(alike).toEqual([
      { verdict: 'same', same: true, source: jasmine.stringMatching(/fhir|hl7v2/) },
      { verdict: 'same', same: true, source: 'entered' },
    ]);
  });

  it('is sound in every booking, visit and record', () => expectSound(clinic, NOON));

  it('keeps beside its rows what the domain says of them', async () => {
    const kept = async () => ({
      referrals: await clinic.sql(
        'select referral_id, worklist, due_on, queue_row, turns_on from referral order by 1',
      ),
      places: await clinic.sql('select * from queue_place order by referral_id, list'),
      visits: await clinic.sql('select booking_id, state from visit order by 1'),
      series: await clinic.sql('select series_id, state, decision_due from series order by 1'),
    });
    await new QueueDay(clinic.deps).turn(clinic.person);
    const before = await kept();
    const referralIds = await clinic.ids('referral', 'referral_id');
    const visitIds = await clinic.ids('visit', 'booking_id');
    const seriesIds = await clinic.ids('series', 'series_id');
    const transaction = await clinic.open();
    const { db } = transaction;
    const context = { clinic: await findTheClinic(db), today: '2026-11-24' };
    for (const referral of await findReferrals(db, referralIds))
      await projectReferral(db, referral, context);
    for (const visit of await findVisits(db, visitIds)) await projectVisit(db, visit);
    for (const series of await findSeries(db, seriesIds)) await projectSeries(db, series, context);
    await transaction.commit();
    expect(await kept()).toEqual(before);
  });

  it('invents people whom nobody can mistake for real ones', async () => {
    const ids = await clinic.ids('patient', 'patient_id');
    const patients = await clinic.deps.read(clinic.person, (db) => findPatients(db, ids));
    const names = new Set(
      patients.map(({ familyName, givenName }) => `${familyName} ${givenName}`),
    );
    expect(names.size).toBe(patients.length);
    for (const { birthDate, phone, email, mrn } of patients) {
      expect(phone ?? '07700 900000').toMatch(/^(01632 960|07700 900)\d{3}$/);
      expect(email ?? 'a@example.com').toMatch(/@example\.com$/);
      const age = ageOn(birthDate ?? '', '2026-11-24');
      expect(age).withContext(mrn).toBeGreaterThan(29);
      expect(age).withContext(mrn).toBeLessThan(86);
    }
  });

  it('lets everybody in with the password it prints', async () => {
    const people = await clinic.sql<{ email: string; password_hash: string }>(
      'select email, password_hash from person',
    );
    expect(people.map(({ email }) => email).sort()).toEqual(
      demoSignIns.map(({ email }) => email).sort(),
    );
    const hashes = new Set(people.map(({ password_hash }) => password_hash));
    expect(hashes.size).toBe(1);
    expect(await passwordMatches(demoSignIns[0]?.password ?? '', [...hashes][0] ?? '')).toBeTrue();
  });
});

describe('the demo clinic on other days', () => {
  const AWKWARD: readonly (readonly [string, Instant])[] = [
    ['a Saturday', '2026-11-28T12:00:00.000Z'],
    ['the day the clock goes forward, just before midnight', '2026-03-29T22:30:00.000Z'],
    ['the day the clock goes back, at night', '2026-10-25T01:30:00.000Z'],
    ['the 29th of February at three in the morning', '2028-02-29T03:00:00.000Z'],
    ['the last noon of the year', '2026-12-31T12:00:00.000Z'],
    ['half past eleven at night', '2026-07-01T22:30:00.000Z'],
  ];
  for (const [day, now] of AWKWARD)
    it(
      `is sound on ${day}`,
      async () => {
        const clinic = await filledClinic(now, 0.12);
        await expectSound(clinic, now);
        await clinic.stop();
      },
      PATIENCE,
    );

  it(
    'is the same when it is filled twice',
    async () => {
      const told = async () => {
        const clinic = await filledClinic(NOON, 0.12);
        const referrals = await clinic.sql(`
          select r.referral_id, p.mrn, p.family_name, p.given_name, r.worklist, r.received_at
          from referral r join patient p using (clinic_id, patient_id) order by 1`);
        const bookings = await clinic.sql(`
          select booking_id, date, start_minute, bay_id, status, state
          from booking left join visit using (clinic_id, booking_id) order by 1`);
        await clinic.stop();
        return { referrals, bookings };
      };
      expect(await told()).toEqual(await told());
    },
    PATIENCE,
  );
});
