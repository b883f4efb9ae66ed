import fc from 'fast-check';
import { ALDRETE_ITEMS, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import {
  aldrete,
  aldreteOf,
  mpadss,
  mpadssOf,
  painPoints,
  scoreSoFar,
  type Points,
  vitalsPoints,
} from '#domain/discharge/scores';
import { aChecklist } from '#domain/testing/day-builders';

const all = <Item extends string>(items: readonly Item[], points: Points) =>
  Object.fromEntries(items.map((item) => [item, points])) as Record<Item, Points>;

describe('MPADSS and Aldrete', () => {
  it('go from 0 to 10, each item 0 to 2', () => {
    expect(mpadss(all(MPADSS_ITEMS, 0))).toBe(0);
    expect(mpadss(all(MPADSS_ITEMS, 2))).toBe(10);
    expect(mpadss({ ...all(MPADSS_ITEMS, 2), 'mpadss-pain': 1 })).toBe(9);
    expect(aldrete(all(ALDRETE_ITEMS, 1))).toBe(5);
  });

  it('are unknown while an item is open, and follow the last answer', () => {
    const answers = Object.fromEntries(MPADSS_ITEMS.map((item) => [item, '2']));
    const recovery = aChecklist('recovery', answers);
    expect(mpadssOf(recovery)).toBe(10);
    expect(aldreteOf(recovery)).toBeNull();
    expect(mpadssOf({ ...recovery, answers: recovery.answers.slice(1) })).toBeNull();
    const [first] = recovery.answers;
    if (first === undefined) throw new Error('no answer');
    const rescored = { ...first, id: 'later', value: '0' };
    const answersNow = [{ ...first, superseded: true }, ...recovery.answers.slice(1), rescored];
    expect(mpadssOf({ ...recovery, answers: answersNow })).toBe(8);
  });

  it('are counted as they are typed', () => {
    const begun = aChecklist('recovery', { 'mpadss-vitals': '2', 'mpadss-pain': '1' });
    expect(scoreSoFar(begun, MPADSS_ITEMS)).toEqual({
      points: 3,
      answered: 2,
      items: 5,
      atBest: 9,
    });
    const whole = aChecklist('recovery', all(MPADSS_ITEMS, 2));
    expect(scoreSoFar(aChecklist('recovery'), MPADSS_ITEMS).atBest).toBe(10);
    expect(
      scoreSoFar(
        { ...whole, answers: whole.answers.map((each) => ({ ...each, value: '2' })) },
        MPADSS_ITEMS,
      ),
    ).toEqual({ points: 10, answered: 5, items: 5, atBest: 10 });
  });

  it('take pain from the NRS', () => {
    expect([0, 3, 4, 6, 7, 10].map(painPoints)).toEqual([2, 2, 1, 1, 0, 0]);
  });

  it('take vital signs from the baseline, 20 and 40 % included', () => {
    const pressure = (present: number) => vitalsPoints([{ baseline: 100, present }]);
    expect([100, 120, 80, 121, 79, 140, 60, 141, 59].map(pressure)).toEqual([
      2, 2, 2, 1, 1, 1, 1, 0, 0,
    ]);
    expect(vitalsPoints([{ baseline: 0, present: 80 }])).toBe(0);
    expect(vitalsPoints([])).toBe(2);
  });

  it('let the worst vital sign count, in whatever order they come', () => {
    const sign = fc.record({
      baseline: fc.integer({ min: 40, max: 200 }),
      present: fc.integer({ min: 30, max: 260 }),
    });
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1 }), (signs) => {
        const worst = Math.min(...signs.map((each) => vitalsPoints([each])));
        expect(vitalsPoints(signs)).toBe(worst as Points);
        expect(vitalsPoints([...signs].reverse())).toBe(worst as Points);
      }),
    );
  });
});
