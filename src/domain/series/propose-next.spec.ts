import { proposeNextBlock } from '#domain/series/propose';
import { aBook, anAsking } from '#domain/testing/booking-builders';
import { aSeries, aSession } from '#domain/testing/builders';
import { aSeriesCase, aWish, EVERY_DAY, sessionsOn } from '#domain/testing/series-builders';
import { addDays, daysFrom } from '#domain/time/clinic-date';

describe('the next block', () => {
  const book = aBook({ sessions: sessionsOn(EVERY_DAY) });

  it('follows the one before', () => {
    const next = proposeNextBlock(
      aSeriesCase({}, [[1, '2026-09-02']]),
      2,
      aWish(),
      book,
      anAsking(),
    );
    expect(next?.slot?.date).toBe('2026-09-16');
    expect(next?.window.legal).toEqual({ from: '2026-09-09', to: '2026-09-30' });
  });

  it('finds its place between two that stand', () => {
    const next = proposeNextBlock(
      aSeriesCase({}, [
        [1, '2026-09-07'],
        [3, '2026-09-22'],
      ]),
      2,
      aWish(),
      book,
      anAsking(),
    );
    expect(next?.slot?.date).toBe('2026-09-15');
  });

  it('comes late, overruled, where the window has passed', () => {
    const next = proposeNextBlock(
      aSeriesCase({}, [[1, '2026-08-03']]),
      2,
      aWish(),
      book,
      anAsking(),
    );
    expect(next?.slot).toBeNull();
    expect(next?.alternatives[0]?.date).toBe('2026-09-07');
    expect(next?.alternatives[0]?.refusals.map(({ code }) => code)).toEqual(['interval-too-long']);
  });

  it('waits for the yearly cap over a leap year', () => {
    const series = aSeries({
      protocol: { ...aSeries().protocol, yearlyCap: 2, maximumDays: 400 },
    });
    const daily = daysFrom('2028-08-01', '2028-10-31').map((date) => aSession({ id: date, date }));
    const next = proposeNextBlock(
      aSeriesCase({ series }, [
        [1, '2027-09-14'],
        [2, '2027-10-01'],
      ]),
      3,
      aWish({ within: { from: '2028-08-01', to: '2028-10-31' }, intervalDays: 340 }),
      aBook({ sessions: daily }),
      anAsking({ today: '2028-08-01', now: '2028-08-01T07:00:00.000Z' }),
    );
    // 14 September 2027 + 365 days, with 29 February 2028 between.
    expect(next?.slot?.date).toBe('2028-09-13');
    expect(addDays('2027-09-14', 365)).toBe('2028-09-13');
  });
});
