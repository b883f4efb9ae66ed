import { aSeriesClinic, type SeriesClinic } from '../testing/a-series-clinic.ts';
import { seriesDriver, type SeriesDriver } from '../testing/series-driver.ts';

describe('the response to a block', () => {
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

  it('corrects a measure and keeps the one before readable', async () => {
    const referral = await driver.begun();
    await driver.answered(referral, { measure: { due: '24-h', nrs: 9, reliefPercent: 0 } });
    await driver.answered(referral, {
      measure: { due: '24-h', nrs: 2, reliefPercent: 80, note: 'Misheard' },
      hoursOfRelief: 36.5,
      pgic: 2,
    });
    const { responses } = await clinic.seriesOf(referral);
    expect(responses[0]?.measures.map(({ nrs, note }) => [nrs, note])).toEqual([[2, 'Misheard']]);
    expect([responses[0]?.hoursOfRelief, responses[0]?.pgic]).toEqual([36.5, 2]);
    const kept = await clinic.clinic.sql(
      'select nrs, superseded from response_measure order by recorded',
    );
    expect(kept).toEqual([
      { nrs: 9, superseded: true },
      { nrs: 2, superseded: false },
    ]);
    await driver.answered(referral, { pgic: null });
    expect((await clinic.seriesOf(referral)).responses[0]?.hoursOfRelief).toBe(36.5);
  });

  it('takes no answer for a block not given, too early, stale, or out of range', async () => {
    const referral = await driver.begun();
    const blocks = await clinic.blocksOf(referral);
    const second = blocks[1]?.id ?? '';
    const measure = { due: '24-h' as const, nrs: 2, reliefPercent: 50 };
    expect((await driver.answered(referral, { bookingId: second, measure })).codes).toEqual([
      'block-not-done',
    ]);
    expect(
      (await driver.answered(referral, { measure: { ...measure, due: '4-w' } })).codes,
    ).toEqual(['measure-too-early']);
    expect((await driver.answered(referral, { measure: { ...measure, nrs: 11 } })).status).toBe(
      400,
    );
    const display = await clinic.clinic.addActor(['display']);
    expect((await driver.answered(referral, { measure }, display)).status).toBe(403);
    await driver.answered(referral, { measure });
    const stale = await driver.answered(referral, { measure, version: 1 });
    expect(stale.codes).toEqual(['stale']);
    expect(stale.refusals[0]).toEqual(
      jasmine.objectContaining({ entity: 'series', basedOn: 1, current: 2 }),
    );
  });

  it('still takes the four-week answer after its end', async () => {
    const referral = await driver.begun();
    await driver.decide(referral, { decision: 'stop', reason: 'Patient’s wish' });
    clinic.clinic.now = '2026-10-14T09:00:00.000Z';
    const answer = await driver.answered(referral, {
      measure: { due: '4-w', nrs: 5, reliefPercent: 20 },
    });
    expect(answer.status).toBe(201);
  });
});
