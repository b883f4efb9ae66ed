import { nextTask } from '#domain/series/next-task';
import { aSeries, aStamp } from '#domain/testing/builders';
import { aBlock, aCourse, aDecision, aResponse } from '#domain/testing/series-builders';

const DONE = aBlock();
const NEXT = aBlock({ index: 2, date: '2026-09-28', standing: 'provisional' });
const IN = aResponse(1, ['30-min', '24-h', '7-d']);

describe('what a series waits for next', () => {
  it('is the first answer that is missing, while one is', () => {
    const series = aSeries({ responses: [aResponse(1, ['30-min', '24-h'])] });
    expect(nextTask(aCourse({ series, blocks: [DONE, NEXT] }))).toEqual({
      kind: 'record-response',
      after: DONE,
      due: '7-d',
      from: '2026-09-19',
      by: '2026-09-25',
    });
  });

  it('is then the decision, then the next block', () => {
    const blocks = [DONE, NEXT];
    expect(nextTask(aCourse({ series: aSeries({ responses: [IN] }), blocks }))).toEqual({
      kind: 'decide',
      after: DONE,
      by: '2026-09-25',
    });
    const decided = aSeries({ responses: [IN], decisions: [aDecision()] });
    expect(nextTask(aCourse({ series: decided, blocks }))).toEqual({ kind: 'come', block: NEXT });
  });

  it('is a place for a block that has none, or lost it', () => {
    expect(nextTask(aCourse())).toEqual({ kind: 'book-block', blockIndex: 1 });
    const decided = aSeries({ responses: [IN], decisions: [aDecision()] });
    for (const blocks of [[DONE], [DONE, { ...NEXT, standing: 'lost' as const }]])
      expect(nextTask(aCourse({ series: decided, blocks }))).toEqual({
        kind: 'book-block',
        blockIndex: 2,
      });
  });

  it('is to be resumed while paused, and nothing after its end', () => {
    const paused = aSeries({ paused: { ...aStamp(), reason: 'holiday' } });
    expect(nextTask(aCourse({ series: paused }))).toEqual({ kind: 'resume' });
    const ended = aSeries({ ended: { ...aStamp(), how: 'completed' } });
    expect(nextTask(aCourse({ series: ended }))).toBeNull();
  });
});
