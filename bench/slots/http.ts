import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { askingAt, caseOfReferral } from '#domain/booking/booking-case';
import { clinicBook, type BookFacts } from '#domain/booking/clinic-book';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { aPatient, aProcedureType, aReferral } from '#domain/testing/builders';
import { scanForPlaces } from '#domain/testing/interval-scan';
import { randomFrom } from '#domain/testing/random-clinic';
import { addDays } from '#domain/time/clinic-date';
import { databaseOn } from '../../src/server/db/database.ts';
import { startEmbedded } from '../../src/server/db/embedded.ts';
import { migrate } from '../../src/server/db/migrate.ts';
import { addCoordinator } from '../bench-clinic.ts';
import { Line } from '../line.ts';
import { clock, measure, percentile, type Measure } from '../measure.ts';
import { startServer, temporaryFolder } from '../processes.ts';
import { SEARCHED } from './domain.ts';
import { DAYS, FULL, fullClinic } from './full-clinic.ts';

const ASKED = 200;
const LIMIT_MS = 30;

/** Blocks from 10 to 30 minutes, and from none to two hours in recovery. */
const KINDS = [10, 20, 30].flatMap((durationMinutes) =>
  [0, 45, 90, 120].map((recoveryMinutes) => ({
    procedureTypeId: randomUUID(),
    referralId: randomUUID(),
    patientId: randomUUID(),
    durationMinutes,
    recoveryMinutes,
  })),
);

/** The search as a browser asks for it, in the same clinic, kept in a database. */
export async function freeSlotsOverHttp(): Promise<Measure[]> {
  const dataFolder = temporaryFolder();
  const embedded = await startEmbedded({
    dataFolder,
    say: () => undefined,
    onUnexpectedEnd: (reason) => {
      throw new Error(`The benchmark's database ended: ${reason}`);
    },
  });
  const owner = new pg.Client(embedded.connection('ganglion_owner'));
  await owner.connect();
  await migrate(owner);
  await owner.end();
  const superuser = new pg.Client(embedded.connection('postgres'));
  await superuser.connect();
  const database = databaseOn({
    owner: embedded.connection('ganglion_owner'),
    app: embedded.connection('ganglion_app'),
    stop: () => Promise.resolve(),
  });
  const from = Temporal.Now.plainDateISO('Europe/London').add({ days: 1 }).toString();
  const to = addDays(from, DAYS - 1);
  const facts = fullClinic(from, randomFrom(1));
  const clinicId = randomUUID();
  await store(superuser, clinicId, facts);
  const { cookie } = await addCoordinator(superuser, database.pool, clinicId, 1);
  await database.stop();
  await superuser.end();
  await embedded.stop();

  const server = await startServer(dataFolder, ['--empty', '--no-build']);
  const line = new Line(server.port, cookie);
  const random = randomFrom(30);
  const anyOf = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
  const book = clinicBook(facts);
  const asking = askingAt(new Date().toISOString(), 'Europe/London');
  const ms: number[] = [];
  const plain: number[] = [];
  for (let n = -20; n < ASKED; n += 1) {
    const kind = anyOf(KINDS) ?? KINDS[0];
    if (kind === undefined) throw new Error('Nothing to ask for');
    const physicianId = random(3) === 0 ? (anyOf(FULL.physicians) ?? null) : null;
    const narrowed = physicianId === null ? '' : `&physicianId=${physicianId}`;
    const answer = await line.get(
      `/api/slots?referralId=${kind.referralId}&from=${from}&to=${to}&limit=${SEARCHED}${narrowed}`,
    );
    if (answer.status !== 200) throw new Error(`${answer.status}: ${answer.body}`);
    const { places } = JSON.parse(answer.body) as { places: { date: string; start: number }[] };
    const bookingCase = caseOfReferral({
      patient: aPatient({ id: kind.patientId }),
      referral: aReferral({ patientId: kind.patientId, decision: 'accepted' }),
      procedureType: aProcedureType({ ...kind, id: kind.procedureTypeId, turnoverMinutes: 10 }),
      series: null,
      blocks: [],
    });
    const began = clock();
    const scanned = scanForPlaces(SEARCHED, bookingCase, book, { from, to, physicianId }, asking);
    const scan = clock() - began;
    const brief = (list: readonly { date: string; start: number }[]): string =>
      list.map(({ date, start }) => `${date} ${start}`).join();
    if (brief(scanned) !== brief(places))
      throw new Error('The server and the scan do not find the same places');
    // The first answers read the clinic; every later one only what has changed.
    if (n < 0) continue;
    ms.push(answer.ms);
    plain.push(scan);
  }
  line.close();
  await server.stop();
  return [
    measure(
      {
        name: 'free-slots-http',
        value: percentile(ms, 99),
        unit: 'ms',
        against: {
          what: 'p99 of the plain scan of intervals, without HTTP',
          value: percentile(plain, 99),
        },
      },
      { of: 'value', atMost: LIMIT_MS },
    ),
  ];
}

/** Writes the clinic in bulk, as the superuser. */
async function store(superuser: pg.Client, clinicId: string, facts: BookFacts): Promise<void> {
  const { clinic, resources, sessions, bookings, occupancies } = facts;
  await superuser.query(
    `insert into clinic (clinic_id, name, zone, opening_hours, rules)
     values ($1, 'Full', 'Europe/London', $2, $3)`,
    [clinicId, JSON.stringify(clinic.openingHours), JSON.stringify(DEFAULT_CLINIC_RULES)],
  );
  await superuser.query('insert into clinic_head (clinic_id) values ($1)', [clinicId]);
  const each = (text: string, rows: readonly object[]) =>
    superuser.query(text, [clinicId, JSON.stringify(rows)]);
  await each(
    `insert into resource (clinic_id, resource_id, kind, name, short_name, active_from, staffed)
     select $1, id, kind, name, '', '2020-01-01', staffed
     from jsonb_to_recordset($2) as r(id uuid, kind text, name text, staffed jsonb)`,
    resources,
  );
  await each(
    `insert into procedure_type (clinic_id, procedure_type_id, name, short_name, duration_minutes,
       turnover_minutes, recovery_minutes, arrive_before_minutes, sedation, laterality_needed,
       bleeding_risk)
     select $1, "procedureTypeId", 'Block ' || "procedureTypeId",
       '', "durationMinutes", 10, "recoveryMinutes", 30, false, true, 'intermediate'
     from jsonb_to_recordset($2)
       as k("procedureTypeId" uuid, "durationMinutes" int, "recoveryMinutes" int)`,
    [...KINDS, { procedureTypeId: FULL.type, durationMinutes: 30, recoveryMinutes: 45 }],
  );
  await each(
    `insert into session (clinic_id, session_id, physician_id, room_id, date, minutes)
     select $1, id, "physicianId", "roomId", date,
       int4range((minutes ->> 'start')::int, (minutes ->> 'end')::int)
     from jsonb_to_recordset($2)
       as s(id uuid, "physicianId" uuid, "roomId" uuid, date date, minutes jsonb)`,
    sessions,
  );
  const cases = [
    ...KINDS,
    ...bookings.map(({ patientId, referralId, procedureTypeId }) => ({
      patientId,
      referralId,
      procedureTypeId,
    })),
  ];
  const columns = 'as c("patientId" uuid, "referralId" uuid, "procedureTypeId" uuid)';
  await each(
    `insert into resource (clinic_id, resource_id, kind, name, active_from)
     select $1, "patientId", 'patient', 'Okafor', '2020-01-01' from jsonb_to_recordset($2) ${columns}`,
    cases,
  );
  await each(
    `insert into patient (clinic_id, patient_id, mrn, family_name, given_name, birth_date, sex)
     select $1, "patientId", "patientId", 'Okafor', 'Grace', '1974-03-02', 'female'
     from jsonb_to_recordset($2) ${columns}`,
    cases,
  );
  await each(
    `insert into referral (clinic_id, referral_id, patient_id, source_kind, sender, received_at,
       procedure_type_id, side, levels, urgency, decision, worklist)
     select $1, "referralId", "patientId", 'entered', 'benchmark', now() - interval '20 days',
       "procedureTypeId", 'left', '{L3}', 'routine', 'accepted', 'ready-to-book'
     from jsonb_to_recordset($2) ${columns}`,
    cases,
  );
  await each(
    `insert into booking (clinic_id, booking_id, patient_id, referral_id, procedure_type_id, side,
       date, start_minute, duration_minutes, turnover_minutes, recovery_minutes,
       arrive_before_minutes, sedation, physician_id, room_id, bay_id, status)
     select $1, id, "patientId", "referralId", "procedureTypeId", 'left', date, start, 30, 10, 45,
       30, false, "physicianId", "roomId", "bayId", 'booked'
     from jsonb_to_recordset($2) as b(id uuid, "patientId" uuid, "referralId" uuid,
       "procedureTypeId" uuid, date date, start int, "physicianId" uuid, "roomId" uuid, "bayId" uuid)`,
    bookings,
  );
  await each(
    `insert into occupancy (clinic_id, resource_id, date, minutes, booking_id, leg)
     select $1, "resourceId", date,
       int4range((minutes ->> 'start')::int, (minutes ->> 'end')::int), "bookingId", leg
     from jsonb_to_recordset($2)
       as o("resourceId" uuid, date date, minutes jsonb, "bookingId" uuid, leg text)`,
    occupancies,
  );
  await superuser.query('analyze');
}
