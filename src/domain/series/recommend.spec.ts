import type { BlockOutcome } from '#domain/series/outcome';
import { recommend, type RecommendationReason } from '#domain/series/recommend';
import type { ResponseTime, SeriesDecisionKind } from '#domain/series/series';
import { anOutcome } from '#domain/testing/series-builders';

interface Row {
  readonly name: string;
  /** The clinical source of the expectation; `I` is our inference where the sources are silent. */
  readonly source: string;
  /** Blocks given, the last one judged. */
  readonly blocks: readonly Partial<BlockOutcome>[];
  readonly planned?: number;
  readonly needed?: number;
  readonly missing?: readonly ResponseTime[];
  readonly says: SeriesDecisionKind | null;
  /** In order. */
  readonly because: readonly RecommendationReason['code'][];
}

const FAILED = { technicalSuccess: false, peakRelief: 0, hoursOfRelief: 0 };
const UNKNOWN = { technicalSuccess: null };
const NOTHING = { peakRelief: 0, hoursOfRelief: 0 };
const PARTIAL = { peakRelief: 40, hoursOfRelief: 24 };
const BRIEF = { peakRelief: 90, hoursOfRelief: 20 };
const LONG = { peakRelief: 90, hoursOfRelief: 200 };

/** [n]: clinical.md, E and C. */
// One row a line, so that the table can be read as one.
// prettier-ignore
const rows: Row[] = [
  // Nothing to go by.
  { name: 'no block given', source: 'I', blocks: [], says: null, because: ['no-block-yet'] },
  { name: 'measures missing', source: 'model.md, response gate', blocks: [{}], missing: ['7-d'], says: null, because: ['response-missing'] },
  { name: 'no relief recorded at all', source: 'model.md, response gate', blocks: [{ peakRelief: null }], says: null, because: ['response-missing'] },
  // Continue.
  { name: 'exactly 50 %', source: '[58]', blocks: [{ peakRelief: 50 }], says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  { name: '49 % alone is below', source: '[58]; partial [48]', blocks: [{ peakRelief: 49 }], says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: '49 % with function gained', source: '[58]', blocks: [{ peakRelief: 49, functionBetter: true }], says: 'continue', because: ['function-gained', 'may-be-placebo'] },
  { name: 'no relief but function gained', source: '[58]', blocks: [{ ...NOTHING, functionBetter: true }], says: 'continue', because: ['function-gained', 'may-be-placebo'] },
  { name: 'relief and function', source: '[58]', blocks: [{ functionBetter: true }], says: 'continue', because: ['relief-reached', 'function-gained', 'may-be-placebo'] },
  { name: 'function worse, relief reached', source: '[58]: either will do', blocks: [{ functionBetter: false }], says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  { name: 'PGIC 2 where function was not asked', source: '[67]', blocks: [{ ...PARTIAL, pgic: 2 }], says: 'continue', because: ['much-improved', 'may-be-placebo'] },
  { name: 'PGIC 3 is no responder', source: '[67]', blocks: [{ ...PARTIAL, pgic: 3 }], says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'PGIC 1 does not outweigh function asked and not gained', source: 'I', blocks: [{ ...NOTHING, pgic: 1, functionBetter: false }], says: 'stop', because: ['no-relief-though-achieved'] },
  { name: 'a clinic that asks for 30 %', source: 'protocol', blocks: [{ peakRelief: 35 }], needed: 30, says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  { name: 'a clinic that asks for 70 %', source: 'protocol', blocks: [{ peakRelief: 60 }], needed: 70, says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'brief relief after the first block: does the duration grow?', source: '[58]', blocks: [BRIEF], says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  { name: 'growing duration', source: '[58]', blocks: [{ hoursOfRelief: 48 }, { hoursOfRelief: 96 }], says: 'continue', because: ['relief-reached', 'duration-growing'] },
  { name: 'the same duration', source: '[58]', blocks: [{ hoursOfRelief: 96 }, { hoursOfRelief: 96 }], says: 'continue', because: ['relief-reached'] },
  { name: 'within a tenth is the same', source: 'I', blocks: [{ hoursOfRelief: 100 }, { hoursOfRelief: 91 }], says: 'continue', because: ['relief-reached'] },
  { name: 'duration not asked the second time', source: 'I', blocks: [{}, { hoursOfRelief: null }], says: 'continue', because: ['relief-reached'] },
  { name: 'success not known, relief reached', source: '[58]; success and relief are separate outcomes [48]', blocks: [UNKNOWN], says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  // Stop or review.
  { name: 'achieved without relief', source: 'E, stop/review', blocks: [NOTHING], says: 'stop', because: ['no-relief-though-achieved'] },
  { name: 'achieved with 29 %', source: 'E; [48]', blocks: [{ peakRelief: 29 }], says: 'stop', because: ['no-relief-though-achieved'] },
  { name: 'achieved with 30 % is partial', source: '[48]', blocks: [{ peakRelief: 30 }], says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'no relief, success not known', source: '[13]', blocks: [{ ...UNKNOWN, ...NOTHING }], says: 'continue', because: ['relief-below', 'without-benefit', 'technical-success-unknown'] },
  { name: 'two partial blocks', source: '[13]', blocks: [PARTIAL, PARTIAL], says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'three without benefit', source: '[13]', blocks: [PARTIAL, PARTIAL, PARTIAL], planned: 6, says: 'stop', because: ['relief-below', 'without-benefit'] },
  { name: 'three without benefit, success never known', source: '[13]', blocks: [{ ...UNKNOWN, ...NOTHING }, { ...UNKNOWN, ...NOTHING }, { ...UNKNOWN, ...NOTHING }], planned: 6, says: 'stop', because: ['relief-below', 'without-benefit', 'technical-success-unknown'] },
  { name: 'a technical failure does not count among the three', source: 'E, technical failure', blocks: [PARTIAL, FAILED, PARTIAL], planned: 6, says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'benefit in between begins the count anew', source: '[13]', blocks: [PARTIAL, {}, PARTIAL, PARTIAL], planned: 6, says: 'continue', because: ['relief-below', 'without-benefit'] },
  { name: 'shortening relief', source: 'E, stop/review', blocks: [{ hoursOfRelief: 300 }, { hoursOfRelief: 200 }], says: 'stop', because: ['duration-shortening', 'relief-reached'] },
  { name: 'shortening against the one before, not the first', source: '[58]', blocks: [{ hoursOfRelief: 200 }, { hoursOfRelief: 400 }, { hoursOfRelief: 300 }], planned: 6, says: 'stop', because: ['duration-shortening', 'relief-reached'] },
  { name: 'a failure between does not make relief shorten', source: 'E, technical failure', blocks: [{ hoursOfRelief: 100 }, FAILED, { hoursOfRelief: 120 }], planned: 6, says: 'continue', because: ['relief-reached', 'duration-growing'] },
  { name: 'a complication', source: 'E, stop/review', blocks: [{ complication: 'Psoas spread, knee weakness for 6 h' }], says: 'stop', because: ['complication'] },
  { name: 'a complication before its measures are in', source: 'E, stop/review', blocks: [{ complication: 'Groin numbness', peakRelief: null }], missing: ['24-h'], says: 'stop', because: ['complication'] },
  { name: 'a complication with a technical failure', source: 'E, stop/review', blocks: [{ ...FAILED, complication: 'Vascular spread' }], says: 'stop', because: ['complication'] },
  { name: 'an old complication was decided about then', source: 'I', blocks: [{ complication: 'Hypotension' }, {}], says: 'continue', because: ['relief-reached'] },
  // Repeat technically.
  { name: 'a technical failure', source: 'E, technical failure', blocks: [FAILED], says: 'repeat-technically', because: ['technical-failure'] },
  { name: 'a technical failure needs no measures', source: 'E, technical failure', blocks: [{ ...FAILED, peakRelief: null }], missing: ['24-h'], says: 'repeat-technically', because: ['technical-failure'] },
  { name: 'a technical failure with relief is still one (placebo)', source: '[48]: success and relief hardly correlate', blocks: [{ technicalSuccess: false, peakRelief: 80 }], says: 'repeat-technically', because: ['technical-failure'] },
  { name: 'a failure after a good block', source: 'E, technical failure', blocks: [{}, FAILED], says: 'repeat-technically', because: ['technical-failure'] },
  { name: 'two failures, not running', source: 'E, technical failure', blocks: [FAILED, {}, FAILED], planned: 6, says: 'repeat-technically', because: ['technical-failure'] },
  { name: 'two failures running', source: 'I: a question about the technique', blocks: [FAILED, FAILED], says: 'stop', because: ['technical-failure'] },
  { name: 'the first achieved block after a failure may be placebo', source: 'E, one open-label positive block', blocks: [FAILED, {}], says: 'continue', because: ['relief-reached', 'may-be-placebo'] },
  // Escalate.
  { name: 'complete but ever shorter', source: '[58]', blocks: [{ peakRelief: 95, hoursOfRelief: 72 }, BRIEF], says: 'escalate', because: ['complete-but-brief', 'duration-shortening', 'relief-reached'] },
  { name: 'complete but brief after the planned blocks', source: '[58]', blocks: [BRIEF, BRIEF, BRIEF], says: 'escalate', because: ['complete-but-brief', 'planned-blocks-done', 'relief-reached'] },
  { name: 'complete, shortening, but not brief', source: 'E, stop/review', blocks: [{ peakRelief: 90, hoursOfRelief: 400 }, LONG], says: 'stop', because: ['duration-shortening', 'relief-reached'] },
  { name: '79 % is not complete', source: 'I', blocks: [{}, {}, { peakRelief: 79, hoursOfRelief: 120 }], says: 'stop', because: ['planned-blocks-done', 'relief-reached'] },
  // After the last planned block.
  { name: 'all planned blocks done, lasting relief', source: '[13]: further blocks only inside a programme', blocks: [LONG, LONG, LONG], says: 'stop', because: ['planned-blocks-done', 'relief-reached'] },
  { name: 'all planned blocks done, relief still growing', source: '[58]', blocks: [{ hoursOfRelief: 50 }, { hoursOfRelief: 100 }, { hoursOfRelief: 200 }], says: 'extend', because: ['duration-growing', 'relief-reached', 'planned-blocks-done'] },
  { name: 'complete and brief but still growing', source: '[58]', blocks: [BRIEF, BRIEF, { peakRelief: 90, hoursOfRelief: 60 }], says: 'extend', because: ['duration-growing', 'relief-reached', 'planned-blocks-done'] },
  { name: 'a single planned block that helped', source: 'protocol', blocks: [LONG], planned: 1, says: 'stop', because: ['planned-blocks-done', 'relief-reached'] },
];

describe('the continue rule', () => {
  for (const { name, source, blocks, planned = 3, needed = 50, missing = [], ...row } of rows)
    it(`${name}: ${row.says ?? 'wait'} (${source})`, () => {
      const { decision, reasons } = recommend({
        protocol: { continueReliefPercent: needed, minimumDays: 7 },
        plannedBlocks: planned,
        outcomes: blocks.map((block, nth) => anOutcome({ index: nth + 1, ...block })),
        missing,
      });
      expect(decision).toBe(row.says);
      expect(reasons.map(({ code }) => code)).toEqual([...row.because]);
    });

  it('counts with its reasons', () => {
    const { reasons } = recommend({
      protocol: { continueReliefPercent: 50, minimumDays: 7 },
      plannedBlocks: 3,
      outcomes: [anOutcome({ hoursOfRelief: 48 }), anOutcome({ index: 2, hoursOfRelief: 96 })],
      missing: [],
    });
    expect(reasons).toEqual([
      { code: 'relief-reached', percent: 60, needed: 50 },
      { code: 'duration-growing', hours: 96, before: 48 },
    ]);
  });
});
