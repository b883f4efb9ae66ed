import type { RecommendationReason } from '#domain/series/recommend';
import type { SeriesTask } from '#domain/series/next-task';
import { aBlock, aCourse, aResponse } from '#domain/testing/series-builders';
import { aSeries } from '#domain/testing/builders';
import { weekdayOf } from '#domain/time/clinic-date';
import { reasonSentence } from './recommendation-words';
import { taskWords } from './task-words';
import { axisAround, axisOf, axisOfCourse, stripOf, ticksOf } from './timeline';

const TODAY = '2026-09-23';

describe('a timeline', () => {
  it('runs from Monday to Monday around today', () => {
    const axis = axisAround(TODAY);
    expect([weekdayOf(axis.from), weekdayOf(axis.to)]).toEqual([1, 1]);
    expect(axis.at(axis.from)).toBe(0);
    expect(axis.at(axis.to)).toBe(100);
    expect(axis.has(TODAY)).toBeTrue();
    expect(axis.has('2026-01-01')).toBeFalse();
    expect(ticksOf(axis).every(({ date }) => weekdayOf(date) === 1)).toBeTrue();
  });

  it('holds everything of one series', () => {
    const course = aCourse({ blocks: [aBlock({ date: '2026-03-02' })] });
    const window = {
      blockIndex: 2,
      protocol: { from: '2026-11-02', to: '2026-11-30' },
      legal: { from: '2026-11-02', to: '2026-11-30' },
      usual: '2026-11-02',
      cuts: [],
    };
    const axis = axisOfCourse(course, [window], TODAY);
    for (const date of ['2026-03-02', TODAY, '2026-11-30']) expect(axis.has(date)).toBeTrue();
  });

  it('puts blocks on their days, whole days of a window as a band, and the decision day', () => {
    const axis = axisOf('2026-09-07', '2026-10-17');
    const series = aSeries({ responses: [aResponse(1, ['24-h'])] });
    const blocks = [aBlock(), aBlock({ index: 2, date: '2026-09-28', standing: 'provisional' })];
    const window = {
      blockIndex: 2,
      protocol: { from: '2026-09-21', to: '2026-10-12' },
      legal: { from: '2026-09-27', to: '2026-10-06' },
      usual: '2026-09-28',
      cuts: [],
    };
    const strip = stripOf(aCourse({ series, blocks }), [window], axis, 40);
    expect(strip.marks.map(({ left, relief, crowded }) => [left, relief, crowded])).toEqual([
      [17.5, 60, true],
      [52.5, null, false],
    ]);
    expect(strip.bands).toEqual([{ blockIndex: 2, left: 50, width: 25 }]);
    expect(strip.decision).toBe(axis.at('2026-09-25'));
  });
});

describe('what a series waits for', () => {
  const block = aBlock();
  const said = (task: SeriesTask) => {
    const { what, whose, late } = taskWords(task, TODAY);
    return [what, whose, late];
  };

  it('is said with whose move it is', () => {
    const response = { kind: 'record-response', after: block, due: '24-h' } as const;
    expect(said({ ...response, from: '2026-09-15', by: '2026-09-25' })).toEqual([
      'Ask after 24 hours',
      'call · decision by Fri',
      false,
    ]);
    expect(said({ ...response, from: '2026-09-24', by: '2026-09-25' })[1]).toBe('from tomorrow');
    expect(said({ kind: 'decide', after: block, by: '2026-09-23' })).toEqual([
      'Decide after block 1',
      'physician · by today',
      true,
    ]);
    expect(said({ kind: 'book-block', blockIndex: 2 })[0]).toBe('Book block 2');
    const next = aBlock({ index: 2, date: '2026-09-24', standing: 'provisional' });
    expect(said({ kind: 'come', block: next })).toEqual(['Block 2 tomorrow', 'provisional', false]);
    expect(said({ kind: 'resume' })[0]).toBe('Paused');
  });
});

describe('a reason of the continue rule', () => {
  const reasons: RecommendationReason[] = [
    { code: 'no-block-yet' },
    { code: 'response-missing', due: [] },
    { code: 'response-missing', due: ['24-h', '7-d'] },
    { code: 'complication', text: 'Hypotension' },
    { code: 'technical-failure', times: 1 },
    { code: 'technical-failure', times: 2 },
    { code: 'technical-success-unknown' },
    { code: 'relief-reached', percent: 60, needed: 50 },
    { code: 'relief-below', percent: 40, needed: 50 },
    { code: 'function-gained' },
    { code: 'much-improved', pgic: 2 },
    { code: 'no-relief-though-achieved', percent: 10 },
    { code: 'without-benefit', times: 2, of: 3 },
    { code: 'duration-growing', hours: 120, before: 30 },
    { code: 'duration-shortening', hours: 30, before: 120 },
    { code: 'complete-but-brief', percent: 90, hours: 20 },
    { code: 'may-be-placebo' },
    { code: 'planned-blocks-done', blocks: 3 },
  ];

  it('is a sentence of its own', () => {
    const sentences = reasons.map(reasonSentence);
    expect(new Set(sentences).size).toBe(reasons.length);
    expect(sentences.every((sentence) => sentence.endsWith('.'))).toBeTrue();
  });
});
