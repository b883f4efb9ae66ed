import type { Booking } from '#domain/booking/booking';
import type { Refusal } from '#domain/refusal';
import { findTheClinic } from '../db/records/clinic.ts';
import { findAllResources } from '../db/records/resource.ts';
import { findSessionsFrom } from '../db/records/session.ts';
import { aBookableClinic, type BookableClinic } from '../testing/a-bookable-clinic.ts';
import {
  CHECKED,
  committedStates,
  isTrueIn,
  type LoggedChange,
  type StormHouse,
} from '../testing/storm-truth.ts';
import { STORM_DAYS, STORM_ROOMS } from '../testing/storm-requests.ts';
import { storm, type Answered, type Storm } from '../testing/storm.ts';

/** `npm run soak` asks for more; `STORM_SEED` makes a storm again that a failed run named. */
const OPERATIONS = Number(process.env['STORM_OPERATIONS'] ?? 400);
const SEED = Number(process.env['STORM_SEED'] ?? Date.now() % 1_000_000_000);
const LONGEST_MS = 30_000 + OPERATIONS * 100;

describe(`a storm of ${OPERATIONS} requests from 16 clients, STORM_SEED=${SEED}`, () => {
  let bookable: BookableClinic;
  let blown: Storm;
  let house: StormHouse;
  let log: LoggedChange[];

  beforeAll(async () => {
    bookable = await aBookableClinic({ rooms: STORM_ROOMS, bays: 3 });
    const { clinic, coordinator } = bookable;
    for (const date of STORM_DAYS.slice(1)) await bookable.addSessions(date);
    // Caps that are met, and series whose blocks stand in each other's way.
    await clinic.sql(`update session set max_cases = 4 where room_id = $1 and date = $2`, [
      bookable.rooms[0],
      STORM_DAYS[1],
    ]);
    const cases = await bookable.addCases(60);
    for (const each of cases.slice(0, 8)) await bookable.addSeries(each);
    await clinic.deps.read(coordinator, async (db) => {
      house = {
        clinicBefore: await findTheClinic(db),
        resources: await findAllResources(db),
        sessionsBefore: await findSessionsFrom(db, '2026-09-01'),
      };
    });
    const { sessionsBefore } = house;
    const options = { seed: SEED, operations: OPERATIONS, checkEvery: 200, sessionsBefore };
    blown = await storm(bookable, cases, options);
    log = await clinic.sql<LoggedChange & Record<string, unknown>>(
      `select seq::int, xmin::text as commit, entity, entity_id as id, by_name as "byName", body
       from change order by seq`,
    );
    console.log(summary(blown));
  }, LONGEST_MS);
  afterAll(() => bookable.clinic.stop());

  const writes = (what: string): Answered[] =>
    blown.answers.filter((answered) => answered.what === what && answered.status <= 201);

  it('breaks no promise, while it blows and after it', () => {
    expect(blown.broken).toEqual([]);
    expect(blown.answers.length).toBe(OPERATIONS);
  });

  it('does something of everything', () => {
    for (const what of ['book', 'hold', 'move', 'cancel', 'told'])
      expect(writes(what).length).withContext(what).toBeGreaterThan(0);
    const plan = ['add-session', 'cancel-session', 'change-session', 'close', 'reopen', 'hours'];
    expect(plan.flatMap(writes).length).withContext('the plan').toBeGreaterThan(0);
  });

  it('answers everybody: done, or why not', () => {
    const unclear = blown.answers.filter(
      ({ status, refusals }) =>
        status > 201 && ((status !== 409 && status !== 404) || refusals.length === 0),
    );
    expect(unclear).toEqual([]);
  });

  it('deadlocks nobody, and nobody has to be told to try again', async () => {
    const [row] = await bookable.clinic.sql<{ deadlocks: string }>(
      'select deadlocks from pg_stat_database where datname = current_database()',
    );
    expect(Number(row?.deadlocks)).toBe(0);
    const codes = new Set(blown.answers.flatMap(({ refusals }) => refusals.map(codeOf)));
    expect(codes.has('others-were-faster')).toBeFalse();
  });

  it('changes nothing on the word of an old version', () => {
    for (const what of ['move', 'cancel', 'told', 'confirm'])
      for (const { payload, changes } of writes(what)) {
        // Who confirms what is confirmed changes nothing.
        const booking = changes.find(({ entity }) => entity === 'booking');
        if (booking === undefined) expect(what).toBe('confirm');
        else expect(booking.version).toBe(Number(payload['version']) + 1);
      }
  });

  it('keeps in the record of changes exactly what stands', async () => {
    const { clinic, coordinator } = bookable;
    let last: ReadonlyMap<string, Booking> = new Map();
    for (const state of committedStates(log, house)) last = state.bookings;
    const rows = await clinic.deps.read(coordinator, (db) =>
      db
        .selectFrom('booking')
        .select(['booking_id as id', 'version', 'date', 'start_minute as start', 'status'])
        .execute(),
    );
    const brief = ({ id, version, date, start, status }: (typeof rows)[number]) =>
      [id, version, date, start, status].join(' ');
    expect(rows.map(brief).sort()).toEqual([...last.values()].map(brief).sort());
  });

  it('refuses nobody for what was not so between the request and its answer', () => {
    const asked = blown.answers
      .flatMap((answered) =>
        answered.refusals
          .filter(({ code }) => CHECKED.includes(code))
          .map((refusal) => ({ answered, refusal })),
      )
      .sort((a, b) => a.answered.seqBefore - b.answered.seqBefore);
    const untrue: typeof asked = [];
    let next = 0;
    let open: typeof asked = [];
    for (const state of committedStates(log, house)) {
      // What was asked before this commit could be answered from it; the state before has passed.
      const passed = open.filter(({ answered }) => answered.seqAfter < state.seq);
      untrue.push(...passed);
      open = open.filter((each) => !passed.includes(each));
      const waiting: typeof asked = [];
      for (; ; next += 1) {
        const each = asked[next];
        if (each === undefined || each.answered.seqBefore > state.seq) break;
        waiting.push(each);
      }
      open = [...open, ...waiting].filter(
        ({ answered, refusal }) => !isTrueIn(state, refusal, answered, house),
      );
    }
    expect(asked.length).toBeGreaterThan(OPERATIONS / 10);
    expect([...untrue, ...open]).toEqual([]);
  });
});

const codeOf = ({ code }: Refusal): Refusal['code'] => code;

/** How often each thing was asked and done, and what it was refused for. */
function summary({ answers, checkpoints }: Storm): string {
  const count = (list: readonly string[]): string =>
    [...Map.groupBy(list, (each) => each)]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([name, each]) => `${name} ${each.length}`)
      .join(', ');
  const done = answers.filter(({ status }) => status <= 201);
  return [
    `STORM_SEED=${SEED}: ${answers.length} requests, promises asked ${checkpoints} times`,
    `asked: ${count(answers.map(({ what }) => what))}`,
    `done: ${count(done.map(({ what }) => what))}`,
    `refused for: ${count(answers.flatMap(({ refusals }) => refusals.map(codeOf)))}`,
  ].join('\n  ');
}
