import { changesSchema } from '#contract/changes';
import { seriesProposalSchema, seriesSchema } from '#contract/series';
import { aSeriesClinic, type SeriesClinic } from '../testing/a-series-clinic.ts';
import { brokenPromises } from '../testing/a-bookable-clinic.ts';

const DAYS = ['2026-09-16', '2026-09-30', '2026-10-14'];

describe('a series', () => {
  let clinic: SeriesClinic;

  beforeAll(async () => {
    clinic = await aSeriesClinic({ rooms: 2, bays: 1 });
  }, 30_000);
  afterAll(async () => {
    await clinic.clinic.stop();
  });
  beforeEach(async () => {
    await clinic.clinic.sql('delete from occupancy');
    await clinic.clinic.sql('delete from booking');
    await clinic.clinic.sql('delete from series');
  });
  afterEach(async () => {
    expect(await brokenPromises(clinic)).toEqual([]);
  });

  const rows = async () => {
    const [counts] = await clinic.clinic.sql<{ series: number; bookings: number; legs: number }>(
      `select (select count(*) from series) as series, (select count(*) from booking) as bookings,
         (select count(*) from occupancy) as legs`,
    );
    return counts;
  };

  it('is booked as a whole: the first block confirmed, the later ones provisional', async () => {
    const referral = await clinic.addCase();
    const answer = await clinic.post('/api/series', clinic.plan(referral, DAYS));
    expect(answer.status).toBe(201);
    expect(() => changesSchema.parse(answer.body)).not.toThrow();
    expect(answer.kinds.filter((kind) => kind === 'booking').length).toBe(3);
    expect(answer.kinds).toContain('series');
    expect(answer.kinds).toContain('referral');
    const series = seriesSchema.parse(await clinic.seriesOf(referral));
    expect(series).toEqual(
      jasmine.objectContaining({ ...referral, side: 'left', plannedBlocks: 3, version: 1 }),
    );
    expect(series.protocol.id).toBe(clinic.protocolId);
    const blocks = await clinic.blocksOf(referral);
    expect(blocks.map(({ blockIndex, status, date }) => [blockIndex, status, date])).toEqual([
      [1, 'booked', '2026-09-16'],
      [2, 'provisional', '2026-09-30'],
      [3, 'provisional', '2026-10-14'],
    ]);
    expect(await rows()).toEqual({ series: 1, bookings: 3, legs: 12 });
    const [audit] = await clinic.clinic.sql<{ act: string }>(
      `select act from audit_event where entity = 'series' order by audit_id desc limit 1`,
    );
    expect(audit?.act).toBe('plan-series');
  });

  it('is refused as a whole, naming the block that cannot stand', async () => {
    const referral = await clinic.addCase();
    const plan = clinic.plan(referral, ['2026-09-16', '2026-09-21', '2026-10-14']);
    const answer = await clinic.post('/api/series', plan);
    expect(answer.status).toBe(409);
    expect(answer.refusals).toEqual([
      {
        code: 'block-not-placed',
        blockIndex: 2,
        because: [{ code: 'interval-too-short', days: 5, minimumDays: 7, otherDate: '2026-09-16' }],
      },
    ]);
    expect(await rows()).toEqual({ series: 0, bookings: 0, legs: 0 });
  });

  it('lets a person whose role allows it overrule what is soft, block by block', async () => {
    const referral = await clinic.addCase();
    const both = await clinic.clinic.addActor(['coordinator', 'physician']);
    const plan = clinic.plan(referral, ['2026-09-16', '2026-09-21']);
    const overrules = [{ code: 'interval-too-short', reason: 'Going abroad' }];
    const bookings = plan.bookings.map((block) =>
      block.blockIndex === 2 ? { ...block, overrules } : block,
    );
    expect((await clinic.post('/api/series', { ...plan, bookings })).status).toBe(409);
    expect((await clinic.post('/api/series', { ...plan, bookings }, both)).status).toBe(201);
  });

  it('can be planned without slots, or for the first blocks only', async () => {
    const later = await clinic.addCase();
    expect((await clinic.post('/api/series', clinic.plan(later, []))).status).toBe(201);
    const some = await clinic.addCase();
    const plan = clinic.plan(some, DAYS.slice(0, 2), { plannedBlocks: 4 });
    expect((await clinic.post('/api/series', plan)).status).toBe(201);
    expect((await clinic.blocksOf(some)).length).toBe(2);
  });

  it('keeps the first block provisional where that is asked', async () => {
    const referral = await clinic.addCase();
    await clinic.post('/api/series', clinic.plan(referral, DAYS, { provisional: true }));
    const blocks = await clinic.blocksOf(referral);
    expect(blocks.map(({ status }) => status)).toEqual(Array(3).fill('provisional'));
  });

  it('refuses what cannot be planned', async () => {
    const referral = await clinic.addCase();
    const ask = async (over: object, actor = clinic.coordinator) =>
      clinic.post('/api/series', { ...clinic.plan(referral, DAYS), ...over }, actor);
    const [first, second, third] = clinic.plan(referral, DAYS).bookings;
    const nowhere = '00000000-0000-4000-8000-000000000000';
    expect((await ask({ referralId: nowhere })).status).toBe(404);
    expect((await ask({ protocolId: nowhere })).status).toBe(404);
    expect((await ask({}, clinic.nurse)).status).toBe(403);
    expect((await ask({ bookings: [second, third] })).codes).toEqual(['blocks-not-in-order']);
    expect((await ask({ bookings: [second, first] })).codes).toEqual(['blocks-not-in-order']);
    expect((await ask({ plannedBlocks: 2 })).codes).toEqual(['blocks-not-in-order']);
    expect((await ask({ plannedBlocks: 0 })).status).toBe(400);
    await clinic.clinic.sql(`update referral set decision = 'received' where referral_id = $1`, [
      referral.referralId,
    ]);
    expect((await ask({})).codes).toEqual(['referral-not-accepted']);
    await clinic.clinic.sql(
      `update referral set decision = 'accepted', procedure_type_id = null where referral_id = $1`,
      [referral.referralId],
    );
    expect((await ask({})).codes).toEqual(['facts-missing']);
    expect(await rows()).toEqual({ series: 0, bookings: 0, legs: 0 });
  });

  it('is on the side that was ordered, with or without slots', async () => {
    const referral = await clinic.addCase();
    for (const side of ['right', 'both'] as const)
      for (const days of [[], DAYS]) {
        const answer = await clinic.post('/api/series', clinic.plan(referral, days, { side }));
        expect(answer.status).toBe(409);
        expect(answer.refusals).toEqual([{ code: 'side-not-ordered', side, ordered: 'left' }]);
      }
    expect(await rows()).toEqual({ series: 0, bookings: 0, legs: 0 });
    await clinic.clinic.sql(`update referral set side = 'both' where referral_id = $1`, [
      referral.referralId,
    ]);
    const answer = await clinic.post('/api/series', clinic.plan(referral, DAYS, { side: 'right' }));
    expect(answer.status).toBe(201);
    expect((await clinic.seriesOf(referral)).side).toBe('right');
  });

  it('is one at a time for a referral, and takes no single booking along', async () => {
    const referral = await clinic.addCase();
    await clinic.post('/api/series', clinic.plan(referral, DAYS));
    expect((await clinic.post('/api/series', clinic.plan(referral, DAYS))).codes).toEqual([
      'referral-in-series',
    ]);
    const single = await clinic.addCase();
    const place = clinic.place(700);
    await clinic.post('/api/bookings', { referralId: single.referralId, ...place });
    const refused = await clinic.post('/api/series', clinic.plan(single, DAYS));
    expect(refused.refusals).toEqual([{ code: 'referral-already-booked', date: '2026-09-16' }]);
  });

  it('goes to one of those who book it at once, and wholly', async () => {
    for (let round = 0; round < 3; round += 1) {
      await clinic.clinic.sql('delete from occupancy');
      const referrals = await Promise.all(Array.from({ length: 6 }, () => clinic.addCase()));
      // Crossing orders: the shared days come first for some and last for others.
      const answers = await Promise.all(
        referrals.map((referral, at) => {
          const days = at % 2 === 0 ? DAYS : ['2026-09-16', '2026-10-14', '2026-10-28'];
          return clinic.post('/api/series', clinic.plan(referral, days));
        }),
      );
      expect(answers.filter(({ status }) => status === 201).length).toBe(1);
      for (const answer of answers.filter(({ status }) => status !== 201)) {
        expect(answer.status).toBe(409);
        expect(answer.codes).toContain('block-not-placed');
      }
      const counts = await Promise.all(referrals.map((referral) => clinic.blocksOf(referral)));
      expect(counts.map(({ length }) => length).sort()).toEqual([0, 0, 0, 0, 0, 3]);
      expect(await brokenPromises(clinic)).toEqual([]);
      await clinic.clinic.sql('delete from occupancy');
      await clinic.clinic.sql('delete from booking');
      await clinic.clinic.sql('delete from series');
    }
  });

  it('begins once, however many begin it for one referral', async () => {
    const referral = await clinic.addCase();
    const answers = await Promise.all(
      [570, 630, 690, 750].map((start) =>
        clinic.post('/api/series', clinic.plan(referral, DAYS, {}, start)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect(await rows()).toEqual({ series: 1, bookings: 3, legs: 12 });
  });

  it('is proposed over HTTP, and what is proposed can be booked as it is', async () => {
    const referral = await clinic.addCase();
    const taken = await clinic.addCase();
    await clinic.post('/api/bookings', { referralId: taken.referralId, ...clinic.place(480) });
    const asked = await clinic.post('/api/series/proposals', {
      referralId: referral.referralId,
      protocolId: clinic.protocolId,
      plannedBlocks: 4,
      preferredWeekdays: [3],
      preferredPhysicianId: clinic.physicians[0],
    });
    expect(asked.status).toBe(200);
    const { blocks, complete } = seriesProposalSchema.parse(asked.body);
    expect(complete).toBeTrue();
    expect(blocks.map(({ slot }) => slot?.date)).toEqual([
      '2026-09-16',
      '2026-09-30',
      '2026-10-14',
      '2026-10-28',
    ]);
    // The only bay is taken until 09:15 (555): a start of 08:45 (525) reaches it then.
    expect(blocks[0]?.slot?.start).toBe(525);
    const bookings = blocks.flatMap(({ blockIndex, slot }) => {
      if (slot === null) return [];
      const { date, start, physicianId, roomId } = slot;
      return [{ blockIndex, date, start, physicianId, roomId }];
    });
    const plan = clinic.plan(referral, [], { plannedBlocks: 4, bookings });
    expect((await clinic.post('/api/series', plan)).status).toBe(201);
  });

  it('proposes the blocks of a running series that have no place', async () => {
    const referral = await clinic.addCase();
    const plan = clinic.plan(referral, DAYS.slice(0, 1), { plannedBlocks: 3 });
    await clinic.post('/api/series', plan);
    const { id } = await clinic.seriesOf(referral);
    const asked = await clinic.post('/api/series/proposals', { seriesId: id });
    const { blocks } = seriesProposalSchema.parse(asked.body);
    expect(blocks.map(({ blockIndex, slot }) => [blockIndex, slot?.date])).toEqual([
      [2, '2026-09-30'],
      [3, '2026-10-14'],
    ]);
    const nobody = { seriesId: referral.referralId };
    expect((await clinic.post('/api/series/proposals', nobody)).status).toBe(404);
  });
});
