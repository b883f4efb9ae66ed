import { visitStatesIn } from '#domain/booking/booking-case';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { courseOf, decisionDue, seriesState } from '#domain/series/series-course';
import { findBookings } from '../db/records/booking.ts';
import { findReferrals } from '../db/records/referral.ts';
import { findSeries } from '../db/records/series.ts';
import { findVisits } from '../db/records/visit.ts';
import { done } from '../db/outcome.ts';
import { inReadTransaction } from '../db/transaction.ts';
import { brokenPromises } from '../testing/a-bookable-clinic.ts';
import { aSeriesClinic, type SeriesClinic } from '../testing/a-series-clinic.ts';
import { TEST_NOW } from '../testing/test-clinic.ts';
import { seriesDriver, type SeriesDriver } from '../testing/series-driver.ts';

describe('a series as it is stored', () => {
  let clinic: SeriesClinic;
  let driver: SeriesDriver;

  beforeAll(async () => {
    clinic = await aSeriesClinic({ rooms: 1 });
    driver = seriesDriver(clinic);
  }, 30_000);
  afterAll(async () => {
    await clinic.clinic.stop();
  });
  beforeEach(async () => {
    await driver.empty();
  });

  it('waits for the response to a block, then for a decision, then goes on', async () => {
    const referral = await driver.begun();
    await driver.answered(referral, { nrsBefore: 7, technicalSuccess: true });
    expect(await driver.columns(referral)).toEqual(['waiting-for-response', '2026-09-27']);
    await driver.allAnswered(referral);
    expect(await driver.columns(referral)).toEqual(['waiting-for-decision', '2026-09-27']);
    const { responses } = await clinic.seriesOf(referral);
    expect(responses[0]).toEqual(
      jasmine.objectContaining({ blockIndex: 1, technicalSuccess: true, nrsBefore: 7, pgic: null }),
    );
    expect(responses[0]?.measures.map(({ due }) => due)).toEqual(['30-min', '24-h', '7-d']);

    const decided = await driver.decide(referral, { decision: 'continue' });
    expect(decided.status).toBe(201);
    expect(await driver.statuses(referral)).toEqual(['booked', 'booked', 'provisional']);
    expect(await driver.columns(referral)).toEqual(['planned', null]);
    expect(await brokenPromises(clinic)).toEqual([]);
  });

  it('stops and frees every remaining slot at once', async () => {
    const referral = await driver.begun();
    const answer = await driver.decide(referral, { decision: 'stop', reason: 'No benefit' });
    expect(answer.status).toBe(201);
    expect(await driver.statuses(referral)).toEqual(['booked', 'cancelled', 'cancelled']);
    expect(await driver.columns(referral)).toEqual(['stopped', null]);
    const legs = await clinic.clinic.sql(`select 1 from occupancy where date > '2026-09-16'`);
    expect(legs).toEqual([]);
    const [last] = await clinic.clinic.sql<{ cancelled: { reason: string } }>(
      `select cancelled from booking where status = 'cancelled' limit 1`,
    );
    expect(last?.cancelled.reason).toBe('Series stopped: No benefit');
    expect((await driver.decide(referral, { decision: 'stop' })).codes).toEqual(['series-ended']);
  });

  it('escalates, extends and repeats', async () => {
    const escalated = await driver.begun();
    await driver.decide(escalated, { decision: 'escalate', reason: 'Complete but brief' });
    expect(await driver.columns(escalated)).toEqual(['escalated', null]);

    await driver.empty();
    const repeated = await driver.begun();
    await driver.answered(repeated, { technicalSuccess: false });
    await driver.decide(repeated, { decision: 'repeat-technically' });
    expect((await clinic.seriesOf(repeated)).plannedBlocks).toBe(4);
    expect(await driver.statuses(repeated)).toEqual(['booked', 'booked', 'provisional']);

    await driver.empty();
    const extended = await driver.begun();
    await driver.allAnswered(extended);
    await driver.decide(extended, { decision: 'extend', furtherBlocks: 2 });
    expect((await clinic.seriesOf(extended)).plannedBlocks).toBe(5);
  });

  it('completes when it is stopped after its last block', async () => {
    const referral = await driver.begun(['2026-09-16']);
    await driver.decide(referral, { decision: 'stop' });
    expect(await driver.columns(referral)).toEqual(['completed', null]);
  });

  it('is decided by physicians, with the measures in', async () => {
    const referral = await driver.begun();
    expect((await driver.decide(referral, { decision: 'continue' }, clinic.nurse)).status).toBe(
      403,
    );
    expect(
      (await driver.decide(referral, { decision: 'continue' }, clinic.coordinator)).status,
    ).toBe(403);
    expect((await driver.decide(referral, { decision: 'continue' })).refusals).toEqual([
      { code: 'response-missing', blockIndex: 1, due: ['30-min', '24-h', '7-d'] },
    ]);
    expect(await driver.statuses(referral)).toEqual(['booked', 'provisional', 'provisional']);
  });

  it('confirms no block of a referral that was withdrawn, whoever decides or confirms', async () => {
    const referral = await driver.begun();
    await driver.allAnswered(referral);
    await clinic.clinic.sql(`update referral set decision = 'withdrawn' where referral_id = $1`, [
      referral.referralId,
    ]);
    expect((await driver.decide(referral, { decision: 'continue' })).status).toBe(201);
    expect(await driver.statuses(referral)).toEqual(['booked', 'provisional', 'provisional']);
    const [, second] = await clinic.blocksOf(referral);
    const confirm = { version: 1 };
    const answer = await clinic.post(`/api/bookings/${second?.id ?? ''}/confirm`, confirm);
    expect(answer.codes).toEqual(['referral-not-accepted']);
  });

  it('keeps the next block provisional while an antithrombotic is undecided', async () => {
    const referral = await driver.begun();
    await driver.allAnswered(referral);
    await clinic.clinic.sql(
      `insert into antithrombotic_plan (clinic_id, referral_id, drug) values ($1, $2, 'apixaban')`,
      [clinic.clinic.clinicId, referral.referralId],
    );
    expect((await driver.decide(referral, { decision: 'continue' })).status).toBe(201);
    expect(await driver.statuses(referral)).toEqual(['booked', 'provisional', 'provisional']);
  });

  it('pauses and resumes, and books or decides nothing meanwhile', async () => {
    const referral = await driver.begun();
    await driver.allAnswered(referral);
    const { id, version } = await clinic.seriesOf(referral);
    const pause = { version, reason: 'Holiday' };
    expect((await clinic.post(`/api/series/${id}/pause`, pause)).status).toBe(200);
    expect(await driver.columns(referral)).toEqual(['paused', null]);
    expect((await driver.decide(referral, { decision: 'continue' })).codes).toEqual([
      'series-paused',
    ]);
    const again = { version: version + 1, reason: 'Holiday' };
    expect((await clinic.post(`/api/series/${id}/pause`, again)).codes).toEqual(['series-paused']);
    const block = { blockIndex: 3, ...clinic.place(700, 1, '2026-10-15') };
    const booking = { version: version + 1, bookings: [block] };
    expect((await clinic.post(`/api/series/${id}/bookings`, booking)).codes).toEqual([
      'series-paused',
    ]);
    await clinic.clinic.sql(
      `delete from occupancy where booking_id in (select booking_id from booking where block_index = 3)`,
    );
    await clinic.clinic.sql(`delete from booking where block_index = 3`);
    const fromTheBoard = {
      ...referral,
      ...clinic.place(700, 1, '2026-10-15'),
      status: 'provisional',
    };
    expect((await clinic.post('/api/bookings', fromTheBoard)).codes).toEqual(['series-paused']);
    const [, second] = await clinic.blocksOf(referral);
    const move = { version: 1, ...clinic.place(700, 1, '2026-09-30') };
    expect((await clinic.post(`/api/bookings/${second?.id ?? ''}/move`, move)).status).toBe(200);
    const resume = { version: version + 1 };
    expect((await clinic.post(`/api/series/${id}/resume`, resume)).status).toBe(200);
    expect(await driver.columns(referral)).toEqual(['waiting-for-decision', '2026-09-27']);
    const twice = { version: version + 2 };
    expect((await clinic.post(`/api/series/${id}/resume`, twice)).codes).toEqual([
      'series-not-paused',
    ]);
  });

  it('books a lost block anew, under its own index', async () => {
    const referral = await driver.begun();
    await driver.allAnswered(referral);
    await driver.decide(referral, { decision: 'continue' });
    const blocks = await clinic.blocksOf(referral);
    await clinic.setVisit(blocks[1]?.id ?? '', 'no-show');
    const { id, version } = await clinic.seriesOf(referral);
    const bookAnew = (date: string) =>
      clinic.post(`/api/series/${id}/bookings`, {
        version,
        bookings: [{ blockIndex: 2, ...clinic.place(570, 1, date) }],
      });
    const refused = await bookAnew('2026-10-08');
    expect(refused.codes).toEqual(['block-not-placed']);
    expect((await bookAnew('2026-10-01')).status).toBe(201);
    const second = (await clinic.blocksOf(referral)).filter(({ blockIndex }) => blockIndex === 2);
    expect(second.map(({ date, status }) => [date, status])).toEqual([
      ['2026-09-30', 'booked'],
      // The decision after block 1 still stands, so it is confirmed at once.
      ['2026-10-01', 'booked'],
    ]);
    expect((await bookAnew('2026-10-02')).codes).toEqual(['block-not-placed']);
  });

  it('is decided once when two physicians decide at once', async () => {
    const referral = await driver.begun();
    await driver.allAnswered(referral);
    const answers = await Promise.all([
      driver.decide(referral, { decision: 'continue' }),
      driver.decide(referral, { decision: 'stop' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['stale']);
  });

  it('waits for a response as soon as its block was given', async () => {
    const referral = await driver.begun();
    expect(await driver.columns(referral)).toEqual(['planned', null]);
    const [first] = await clinic.blocksOf(referral);
    const id = first?.id ?? '';
    await clinic.clinic.deps.write(clinic.nurse, async (tx) => {
      tx.touch('visit', id);
      tx.audit({ act: 'step-home', entity: 'visit', entityId: id });
      return Promise.resolve(done({}));
    });
    expect(await driver.columns(referral)).toEqual(['waiting-for-response', '2026-09-27']);
  });

  it('has the same state in its column as the domain derives from the facts', async () => {
    await driver.answered(await driver.begun(), { technicalSuccess: true });
    await clinic.clinic.sql('delete from occupancy');
    clinic.clinic.now = TEST_NOW;
    await driver.allAnswered(await driver.begun());
    const { database, clinicId } = clinic.clinic;
    const scope = { clinicId, personId: clinic.physician.personId };
    const rows = await clinic.clinic.sql<{ series_id: string; state: string; due: string }>(
      'select series_id, state, decision_due as due from series',
    );
    await inReadTransaction(database.pool, scope, async (db) => {
      for (const row of rows) {
        const [series] = await findSeries(db, [row.series_id]);
        if (series === undefined) throw new Error('gone');
        const ids = await clinic.clinic.sql<{ id: string }>(
          'select booking_id as id from booking where series_id = $1',
          [series.id],
        );
        const bookings = await findBookings(
          db,
          ids.map(({ id }) => id),
        );
        const visits = await findVisits(
          db,
          ids.map(({ id }) => id),
        );
        const [referral] = await findReferrals(db, [series.referralId]);
        const course = courseOf(series, {
          referral,
          bookings,
          visitStateOf: visitStatesIn(
            Object.fromEntries(visits.map((visit) => [visit.bookingId, visit])),
          ),
          rules: DEFAULT_CLINIC_RULES,
        });
        expect([row.state, row.due]).toEqual([seriesState(course), decisionDue(course)] as never);
      }
    });
  });
});
