import type { BookingCase, CountedBlock } from '#domain/booking/booking-case';
import { spacingRefusals } from '#domain/booking/date-refusals';
import type { Authorisation } from '#domain/referral/referral';
import { aBooking, aProtocol, aReferral, aSeries } from '#domain/testing/builders';
import { aCase, answerTo, type Asked } from '#domain/testing/booking-builders';

/** Blocks 1 of a series with 7 to 28 days between and 6 a year, unless overridden. */
const block = (date: string, blockIndex: number, over: Partial<CountedBlock> = {}) => ({
  ...aBooking({ id: `block-${blockIndex}-${date}`, date, blockIndex, seriesId: 'series-1' }),
  ahead: true,
  ...over,
});
const outside = (date: string, over: Partial<CountedBlock> = {}): CountedBlock => ({
  ...block(date, 1, { seriesId: null, blockIndex: null, referralId: 'referral-0', ahead: false }),
  id: `outside-${date}`,
  ...over,
});
const ofSeries = (blockIndex: number, blocks: CountedBlock[]): Partial<BookingCase> => ({
  series: aSeries({ plannedBlocks: 6 }),
  blockIndex,
  status: 'provisional',
  blocks,
});

describe('spacing of blocks', () => {
  const rows: [string, number, CountedBlock[], string, unknown[]][] = [
    ['is free for the first block', 1, [], '2026-09-14', []],
    ['allows exactly the minimum', 2, [block('2026-09-07', 1)], '2026-09-14', []],
    [
      'refuses a day less than the minimum',
      2,
      [block('2026-09-08', 1)],
      '2026-09-14',
      [{ code: 'interval-too-short', days: 6, minimumDays: 7, otherDate: '2026-09-08' }],
    ],
    [
      'refuses the same day',
      2,
      [block('2026-09-14', 1)],
      '2026-09-14',
      [{ code: 'interval-too-short', days: 0, minimumDays: 7, otherDate: '2026-09-14' }],
    ],
    [
      'refuses a block before its predecessor',
      2,
      [block('2026-09-28', 1)],
      '2026-09-14',
      [{ code: 'interval-too-short', days: -14, minimumDays: 7, otherDate: '2026-09-28' }],
    ],
    ['allows exactly the maximum', 2, [block('2026-08-17', 1)], '2026-09-14', []],
    [
      'refuses a day more than the maximum',
      2,
      [block('2026-08-16', 1)],
      '2026-09-14',
      [{ code: 'interval-too-long', days: 29, maximumDays: 28, otherDate: '2026-08-16' }],
    ],
    [
      'asks no maximum of blocks that are not neighbours',
      3,
      [block('2026-08-01', 1)],
      '2026-09-14',
      [],
    ],
    [
      'looks at both neighbours',
      2,
      [block('2026-09-10', 1), block('2026-09-17', 3)],
      '2026-09-14',
      [
        { code: 'interval-too-short', days: 4, minimumDays: 7, otherDate: '2026-09-10' },
        { code: 'interval-too-short', days: 3, minimumDays: 7, otherDate: '2026-09-17' },
      ],
    ],
    [
      'looks at the same procedure outside the series',
      1,
      [outside('2026-09-10')],
      '2026-09-14',
      [{ code: 'interval-too-short', days: 4, minimumDays: 7, otherDate: '2026-09-10' }],
    ],
    [
      'leaves the other side alone',
      1,
      [outside('2026-09-10', { side: 'right' })],
      '2026-09-14',
      [],
    ],
    [
      'counts a block of both sides against either',
      1,
      [outside('2026-09-10', { side: 'both' })],
      '2026-09-14',
      [{ code: 'interval-too-short', days: 4, minimumDays: 7, otherDate: '2026-09-10' }],
    ],
    [
      'leaves other procedures alone',
      1,
      [outside('2026-09-10', { procedureTypeId: 'type-other' })],
      '2026-09-14',
      [],
    ],
  ];
  for (const [name, index, blocks, date, says] of rows)
    it(name, () => {
      expect(spacingRefusals(aCase(ofSeries(index, blocks)), date)).toEqual(
        says as ReturnType<typeof spacingRefusals>,
      );
    });

  const year = ['2025-10-01', '2025-12-01', '2026-02-01', '2026-04-01', '2026-06-01'];
  const caps: [string, string[], string, boolean][] = [
    ['five in a year leave room for a sixth', year, '2026-09-14', false],
    ['six in a year are the cap', [...year, '2026-08-01'], '2026-09-14', true],
    [
      'the day a year later is free',
      ['2025-09-14', ...year.slice(1), '2026-08-01'],
      '2026-09-14',
      false,
    ],
    [
      'the day before that is not',
      ['2025-09-15', ...year.slice(1), '2026-08-01'],
      '2026-09-14',
      true,
    ],
    [
      'later blocks count too',
      ['2026-10-01', '2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01', '2027-03-01'],
      '2026-09-14',
      true,
    ],
    [
      'blocks on both sides of the day count in one window',
      ['2026-03-01', '2026-04-01', '2026-05-01', '2026-11-01', '2026-12-01', '2027-01-01'],
      '2026-09-14',
      true,
    ],
    [
      'a year full without this day does not matter',
      ['2027-09-14', '2027-10-01', '2027-11-01', '2027-12-01', '2028-01-01', '2028-02-01'],
      '2026-09-14',
      false,
    ],
  ];
  for (const [name, dates, date, isReached] of caps)
    it(`yearly cap: ${name}`, () => {
      const blocks = dates.map((other) => outside(other, { side: 'right' }));
      expect(spacingRefusals(aCase(ofSeries(1, blocks)), date).map(({ code }) => code)).toEqual(
        isReached ? ['yearly-cap-reached'] : [],
      );
    });

  it('takes the larger of the protocol’s and the payer’s minimum', () => {
    const referral = aReferral({
      decision: 'accepted',
      authorisation: { ...authorised, minimumSpacingDays: 14 },
    });
    const second = { ...ofSeries(2, [block('2026-09-07', 1)]), referral };
    expect(spacingRefusals(aCase(second), '2026-09-14')).toEqual([
      { code: 'interval-too-short', days: 7, minimumDays: 14, otherDate: '2026-09-07' },
    ]);
  });

  it('asks a single block for no protocol’s spacing', () => {
    expect(spacingRefusals(aCase({ blocks: [outside('2026-09-13')] }), '2026-09-14')).toEqual([]);
    expect(aProtocol().minimumDays).toBe(7);
  });
});

const authorised: Authorisation = {
  payer: 'Aetna',
  number: 'A-1',
  blocksAllowed: 2,
  validFrom: '2026-09-01',
  validTo: '2026-09-30',
  minimumSpacingDays: null,
};

describe('authorisation', () => {
  const referral = aReferral({ decision: 'accepted', authorisation: authorised });
  const done = (date: string) =>
    outside(date, { referralId: 'referral-1', procedureTypeId: 'type-other' });
  const used = { code: 'authorisation-used-up', allowed: 2 } as const;
  const notValid = {
    code: 'authorisation-not-valid',
    validFrom: '2026-09-01',
    validTo: '2026-09-30',
  } as const;
  const rows: Asked[] = [
    { name: 'valid and unused', of: { referral }, says: [] },
    { name: 'one of two used', of: { referral, blocks: [done('2026-09-01')] }, says: [] },
    {
      name: 'both used',
      of: { referral, blocks: [done('2026-08-01'), done('2026-09-01')] },
      says: [used],
    },
    {
      name: 'used by other referrals does not count',
      of: { referral, blocks: [outside('2026-08-01'), outside('2026-09-01')] },
      says: [],
    },
    {
      name: 'not yet valid',
      of: { referral: { ...referral, authorisation: { ...authorised, validFrom: '2026-09-15' } } },
      says: [{ ...notValid, validFrom: '2026-09-15' }],
    },
    {
      name: 'valid to the very day',
      of: { referral: { ...referral, authorisation: { ...authorised, validTo: '2026-09-14' } } },
      says: [],
    },
    {
      name: 'no longer valid',
      of: { referral: { ...referral, authorisation: { ...authorised, validTo: '2026-09-13' } } },
      says: [{ ...notValid, validTo: '2026-09-13' }],
    },
  ];
  for (const row of rows)
    it(row.name, () => {
      expect(answerTo(row)).toEqual(row.says);
    });
});
