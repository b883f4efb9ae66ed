import {
  decisionDue,
  openDecision,
  seriesState,
  type SeriesState,
} from '#domain/series/series-course';
import { aSeries, aStamp } from '#domain/testing/builders';
import { aBlock, aCourse, aDecision, aResponse } from '#domain/testing/series-builders';
import type { SeriesCourse } from '#domain/series/series-course';
import type { Series } from '#domain/series/series';

const DONE = aBlock();
const NEXT = aBlock({ index: 2, date: '2026-09-28', standing: 'provisional' });
const ALL_IN = aResponse(1, ['30-min', '24-h', '7-d']);

interface Row {
  readonly name: string;
  readonly series?: Partial<Series>;
  readonly course?: Partial<SeriesCourse>;
  readonly state: SeriesState;
  readonly due: string | null;
}

const rows: Row[] = [
  { name: 'nothing booked', state: 'planned', due: null },
  {
    name: 'first block booked',
    course: { blocks: [aBlock({ standing: 'booked' })] },
    state: 'planned',
    due: null,
  },
  {
    name: 'first block given, nothing recorded',
    course: { blocks: [DONE, NEXT] },
    state: 'waiting-for-response',
    due: '2026-09-25',
  },
  {
    name: 'one of three measures missing',
    series: { responses: [aResponse(1, ['30-min', '24-h'])] },
    course: { blocks: [DONE, NEXT] },
    state: 'waiting-for-response',
    due: '2026-09-25',
  },
  {
    name: 'all measures in',
    series: { responses: [ALL_IN] },
    course: { blocks: [DONE, NEXT] },
    state: 'waiting-for-decision',
    due: '2026-09-25',
  },
  {
    name: 'a week apart, only what is due by then is asked',
    series: { responses: [aResponse(1, ['30-min', '24-h'])] },
    course: { blocks: [DONE, aBlock({ index: 2, date: '2026-09-21', standing: 'provisional' })] },
    state: 'waiting-for-decision',
    due: '2026-09-18',
  },
  {
    name: 'the next block has no place: its usual day stands in',
    series: { responses: [ALL_IN] },
    course: { blocks: [DONE] },
    state: 'waiting-for-decision',
    due: '2026-09-25',
  },
  {
    name: 'a drug is stopped a week before',
    series: { responses: [aResponse(1, ['30-min', '24-h'])] },
    course: {
      blocks: [DONE, NEXT],
      antithrombotics: [
        {
          drug: 'clopidogrel',
          decision: 'stop',
          stopDays: 7,
          restartHours: null,
          decided: aStamp(),
          prescriberAgreed: null,
        },
      ],
    },
    state: 'waiting-for-decision',
    due: '2026-09-21',
  },
  {
    name: 'decided',
    series: { responses: [ALL_IN], decisions: [aDecision()] },
    course: { blocks: [DONE, NEXT] },
    state: 'planned',
    due: null,
  },
  {
    name: 'decided after block 1, block 2 given',
    series: { responses: [ALL_IN], decisions: [aDecision()] },
    course: { blocks: [DONE, { ...NEXT, standing: 'done' }] },
    state: 'waiting-for-response',
    due: '2026-10-09',
  },
  {
    name: 'the second block was lost: the first decision stands',
    series: { responses: [ALL_IN], decisions: [aDecision()] },
    course: { blocks: [DONE, { ...NEXT, standing: 'lost' }] },
    state: 'planned',
    due: null,
  },
  {
    name: 'after the last block all four measures count',
    series: { plannedBlocks: 1, responses: [ALL_IN] },
    course: { blocks: [DONE] },
    state: 'waiting-for-response',
    due: '2026-10-12',
  },
  {
    name: 'after the last block with all four',
    series: { plannedBlocks: 1, responses: [aResponse(1, ['30-min', '24-h', '7-d', '4-w'])] },
    course: { blocks: [DONE] },
    state: 'waiting-for-decision',
    due: '2026-10-12',
  },
  {
    name: 'paused',
    series: { paused: { ...aStamp(), reason: 'holiday' } },
    course: { blocks: [DONE, NEXT] },
    state: 'paused',
    due: null,
  },
  {
    name: 'stopped',
    series: { ended: { ...aStamp(), how: 'stopped' } },
    course: { blocks: [DONE] },
    state: 'stopped',
    due: null,
  },
  {
    name: 'ended while paused',
    series: {
      paused: { ...aStamp(), reason: 'holiday' },
      ended: { ...aStamp(), how: 'escalated' },
    },
    state: 'escalated',
    due: null,
  },
  {
    name: 'completed',
    series: { ended: { ...aStamp(), how: 'completed' } },
    state: 'completed',
    due: null,
  },
];

describe('the course of a series', () => {
  for (const { name, series, course, state, due } of rows)
    it(`${name}: ${state}${due === null ? '' : `, decided by ${due}`}`, () => {
      const whole = aCourse({ ...course, series: aSeries(series) });
      expect(seriesState(whole)).toBe(state);
      expect(decisionDue(whole)).toBe(due);
    });

  it('names the measures that the open decision waits for', () => {
    const open = openDecision(
      aCourse({
        series: aSeries({ responses: [aResponse(1, ['24-h'])] }),
        blocks: [DONE, NEXT],
      }),
    );
    expect(open?.after.index).toBe(1);
    expect(open?.missing).toEqual(['30-min', '7-d']);
  });
});
