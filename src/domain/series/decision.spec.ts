import { decisionRefusals, endingBy, plannedBlocksAfter } from '#domain/series/decision';
import type { Series, SeriesDecisionKind } from '#domain/series/series';
import type { SeriesRefusal } from '#domain/series/series-refusal';
import { aSeries, aStamp } from '#domain/testing/builders';
import { aBlock, aCourse, aResponse } from '#domain/testing/series-builders';

const READY: Partial<Series> = { responses: [aResponse(1, ['30-min', '24-h', '7-d'])] };
const paused = { ...aStamp(), reason: 'holiday' };
const ended = { ...aStamp(), how: 'stopped' as const };

type Row = [string, Partial<Series>, number, SeriesDecisionKind, SeriesRefusal['code'][]];

const rows: Row[] = [
  ['going on with everything in', READY, 1, 'continue', []],
  ['extending with everything in', READY, 1, 'extend', []],
  ['going on without measures', {}, 1, 'continue', ['response-missing']],
  ['repeating a failure without measures', {}, 1, 'repeat-technically', []],
  ['stopping without measures', {}, 1, 'stop', []],
  ['escalating without measures', {}, 1, 'escalate', []],
  ['going on before the first block', {}, 0, 'continue', ['block-not-done']],
  ['stopping before the first block', {}, 0, 'stop', []],
  ['going on while paused', { ...READY, paused }, 1, 'continue', ['series-paused']],
  ['stopping while paused', { ...READY, paused }, 1, 'stop', []],
  ['anything after the end', { ...READY, ended }, 1, 'stop', ['series-ended']],
  ['extending to too many', { ...READY, plannedBlocks: 24 }, 1, 'extend', ['too-many-blocks']],
];

describe('a decision about a series', () => {
  for (const [name, series, done, decision, expected] of rows)
    it(`${name}: ${expected.join(', ') || 'allowed'}`, () => {
      const blocks = Array.from({ length: done }, (_, nth) => aBlock({ index: nth + 1 }));
      const course = aCourse({ series: aSeries(series), blocks });
      expect(decisionRefusals(course, decision, 1).map(({ code }) => code)).toEqual(expected);
    });

  it('says what is missing and after which block', () => {
    const blocks = [aBlock()];
    expect(decisionRefusals(aCourse({ blocks }), 'continue', 1)).toEqual([
      { code: 'response-missing', blockIndex: 1, due: ['30-min', '24-h', '7-d'] },
    ]);
  });

  it('does not go on past the last planned block without extending', () => {
    const series = aSeries({
      plannedBlocks: 1,
      responses: [aResponse(1, ['30-min', '24-h', '7-d', '4-w'])],
    });
    const course = aCourse({ series, blocks: [aBlock()] });
    expect(decisionRefusals(course, 'continue', 1)).toEqual([
      { code: 'planned-blocks-done', blocks: 1 },
    ]);
    expect(decisionRefusals(course, 'extend', 2)).toEqual([]);
  });

  it('plans as many blocks as it says', () => {
    const series = { plannedBlocks: 3 };
    expect(plannedBlocksAfter(series, 'continue', 2)).toBe(3);
    expect(plannedBlocksAfter(series, 'extend', 2)).toBe(5);
    expect(plannedBlocksAfter(series, 'repeat-technically', 2)).toBe(4);
  });

  it('ends the series as stopped, completed or escalated', () => {
    const early = aCourse({ blocks: [aBlock()] });
    const late = aCourse({ blocks: [aBlock(), aBlock({ index: 2 }), aBlock({ index: 3 })] });
    expect(endingBy(early, 'stop')).toBe('stopped');
    expect(endingBy(late, 'stop')).toBe('completed');
    expect(endingBy(aCourse(), 'stop')).toBe('stopped');
    expect(endingBy(late, 'escalate')).toBe('escalated');
    expect(endingBy(late, 'continue')).toBeNull();
  });
});
