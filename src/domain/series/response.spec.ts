import { blockOutcomes, complicationIn, knownNrsBefore } from '#domain/series/outcome';
import { latestNrs, peakRelief, responseRefusals } from '#domain/series/response';
import { aStamp } from '#domain/testing/builders';
import { aBlock, aMeasure, aResponse } from '#domain/testing/series-builders';
import { visitOf, type Measurement, type ProcedureRecord, type Visit } from '#domain/visit/visit';

const aRecord = (over: Partial<ProcedureRecord>): ProcedureRecord => ({
  id: 'record',
  written: aStamp(),
  side: 'left',
  levels: ['L3'],
  approach: '',
  needle: '',
  contrastMillilitres: null,
  spread: null,
  injectates: [],
  fluoroscopySeconds: null,
  complications: '',
  technicalSuccess: null,
  amendment: null,
  signed: null,
  ...over,
});

const aReading = (over: Partial<Measurement>): Measurement => ({
  ...aStamp(),
  id: 'reading',
  kind: 'skin-temperature',
  value: 28,
  unit: 'Cel',
  side: 'left',
  phase: 'baseline',
  ...over,
});

const aVisit = (over: Partial<Visit>): Visit => ({ ...visitOf('booking-1'), ...over });

describe('the answer to a block', () => {
  it('may be recorded once the block was given and the measure can mean what it says', () => {
    const block = aBlock();
    const codes = (due: Parameters<typeof responseRefusals>[1], today: string) =>
      responseRefusals(block, due, today).map(({ code }) => code);
    expect(codes('30-min', '2026-09-14')).toEqual([]);
    expect(codes('24-h', '2026-09-14')).toEqual(['measure-too-early']);
    expect(codes('24-h', '2026-09-15')).toEqual([]);
    expect(codes('7-d', '2026-09-18')).toEqual(['measure-too-early']);
    expect(codes('7-d', '2026-09-19')).toEqual([]);
    expect(codes('4-w', '2026-10-04')).toEqual(['measure-too-early']);
    expect(codes('4-w', '2026-12-01')).toEqual([]);
    expect(codes(null, '2026-09-14')).toEqual([]);
    expect(responseRefusals(aBlock({ standing: 'booked' }), null, '2026-09-14')).toEqual([
      { code: 'block-not-done', blockIndex: 1 },
    ]);
    expect(responseRefusals(undefined, '30-min', '2026-09-14')).toEqual([
      { code: 'block-not-done', blockIndex: 1 },
    ]);
  });

  it('has a peak, and a last word by when it was due', () => {
    const response = aResponse(1, [], {
      measures: [
        aMeasure('7-d', { nrs: 5, reliefPercent: 20 }),
        aMeasure('30-min', { nrs: 1, reliefPercent: 90 }),
      ],
    });
    expect(peakRelief(response)).toBe(90);
    expect(latestNrs(response)).toBe(5);
    expect(peakRelief(aResponse(1))).toBeNull();
    expect(latestNrs(aResponse(1))).toBeNull();
  });

  it('takes technical success from the response, then the record, then the soles', () => {
    const warm = [aReading({}), aReading({ value: 31, phase: 'recovery' })];
    const success = (
      said: boolean | null,
      recorded: boolean | null,
      measurements: readonly Measurement[],
    ) =>
      blockOutcomes(
        { responses: [aResponse(1, [], { technicalSuccess: said })] },
        [aBlock()],
        {
          'booking-1': aVisit({ measurements, records: [aRecord({ technicalSuccess: recorded })] }),
        },
        { temperatureRise: 2, sideDifference: 0 },
      )[0]?.technicalSuccess;
    expect(success(false, true, warm)).toBeFalse();
    expect(success(null, false, warm)).toBeFalse();
    expect(success(null, null, warm)).toBeTrue();
    expect(success(null, null, [])).toBeNull();
  });

  it('is judged for blocks given only', () => {
    const outcomes = blockOutcomes(
      { responses: [] },
      [aBlock(), aBlock({ index: 2, standing: 'lost' }), aBlock({ index: 3, standing: 'booked' })],
      {},
      { temperatureRise: 2, sideDifference: 0 },
    );
    expect(outcomes.map(({ index }) => index)).toEqual([1]);
  });

  it('knows a complication from the ways people write that there was none', () => {
    const named = (complications: string) =>
      complicationIn(aVisit({ records: [aRecord({ complications })] }));
    for (const none of ['', '  ', 'None', 'none.', 'nil', 'No complications', 'n/a', '-'])
      expect(named(none)).toBeNull();
    expect(named('None at first, then hypotension')).toBe('None at first, then hypotension');
    expect(complicationIn(undefined)).toBeNull();
  });

  it('takes the pain before from the response, else from the last baseline', () => {
    const visit = aVisit({
      measurements: [
        aReading({ kind: 'nrs', value: 8 }),
        aReading({ kind: 'nrs', value: 7 }),
        aReading({ kind: 'nrs', value: 2, phase: 'recovery' }),
      ],
    });
    expect(knownNrsBefore(aResponse(1, [], { nrsBefore: 6 }), visit)).toBe(6);
    expect(knownNrsBefore(aResponse(1, [], { nrsBefore: null }), visit)).toBe(7);
    expect(knownNrsBefore(undefined, undefined)).toBeNull();
  });
});
