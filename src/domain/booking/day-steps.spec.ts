import fc from 'fast-check';
import {
  addAll,
  addRange,
  firstFrom,
  hasNone,
  hasStep,
  keepOnly,
  keepWhereFollowing,
  keepWherePreceding,
  noSteps,
  notTaken,
  rangesOf,
  setFree,
  shiftEarlier,
  stepsFrom,
  stepsWithin,
  type DaySteps,
} from '#domain/booking/day-steps';
import { mergeRanges } from '#domain/booking/free-slots';
import type { MinuteRange } from '#domain/time/minutes';

const range = (start: number, end: number): MinuteRange => ({ start, end });
const STARTS = Array.from({ length: 288 }, (_, step) => step * 5);

const stepsOf = (ranges: readonly MinuteRange[]): DaySteps => {
  const steps = noSteps();
  for (const each of ranges) addRange(steps, each);
  return steps;
};
const startsOf = (steps: DaySteps): number[] => STARTS.filter((start) => hasStep(steps, start));
const changed = (steps: DaySteps, change: (steps: DaySteps) => void): DaySteps => {
  change(steps);
  return steps;
};

describe('day steps', () => {
  const free = [range(0, 60), range(600, 645), range(1380, 1440)];
  const following: [string, number, MinuteRange[]][] = [
    ['a leg of nothing everywhere', 0, free],
    ['one of five minutes in every step', 5, free],
    [
      'half an hour where it lasts as long, or the day ends',
      30,
      [range(0, 35), range(600, 620), range(1380, 1440)],
    ],
    ['an hour only where the gap is as long', 60, [range(0, 5), range(1380, 1440)]],
    ['three hours only over midnight', 180, [range(1380, 1440)]],
  ];
  for (const [name, minutes, left] of following)
    it(`keep ${name}`, () => {
      expect(
        rangesOf(changed(stepsOf(free), (steps) => keepWhereFollowing(steps, minutes))),
      ).toEqual(left);
    });

  it('keep an arrival that the gap, or midnight, has room for', () => {
    const starts = stepsOf([range(0, 1440)]);
    keepWherePreceding(starts, stepsOf(free), 30);
    expect(rangesOf(starts)).toEqual([range(0, 65), range(630, 650), range(1410, 1440)]);
  });

  it('take in every step that a range touches, and only those that lie within', () => {
    expect(rangesOf(stepsOf([range(602, 611)]))).toEqual([range(600, 615)]);
    expect(rangesOf(stepsWithin(range(602, 616)))).toEqual([range(605, 615)]);
    expect(rangesOf(stepsFrom(601, 610))).toEqual([range(605, 615)]);
    expect(hasNone(stepsFrom(615, 610))).toBeTrue();
  });

  describe('agree with counting step by step', () => {
    const ranges = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 288 }), fc.integer({ min: 0, max: 288 }))
        .map(([a, b]) => range(Math.min(a, b) * 5, Math.max(a, b) * 5)),
      { maxLength: 12 },
    );
    const minutes = fc.integer({ min: 0, max: 100 }).map((step) => step * 5);
    const covers = (list: readonly MinuteRange[], minute: number) =>
      minute < 0 ||
      minute >= 1440 ||
      list.some(({ start, end }) => start <= minute && minute < end);
    const all = (from: number, to: number, list: readonly MinuteRange[]) => {
      for (let minute = from; minute < to; minute += 5) if (!covers(list, minute)) return false;
      return true;
    };

    it('as sets and as ranges', () => {
      fc.assert(
        fc.property(ranges, ranges, minutes, (a, b, from) => {
          expect(rangesOf(stepsOf(a))).toEqual(mergeRanges(a));
          expect(startsOf(notTaken(stepsOf(a)))).toEqual(STARTS.filter((s) => !covers(a, s)));
          expect(startsOf(changed(noSteps(), (s) => setFree(s, stepsOf(a), stepsOf(b))))).toEqual(
            STARTS.filter((s) => covers(b, s) && !covers(a, s)),
          );
          expect(startsOf(changed(stepsOf(a), (s) => keepOnly(s, stepsOf(b))))).toEqual(
            STARTS.filter((s) => covers(a, s) && covers(b, s)),
          );
          expect(startsOf(changed(stepsOf(a), (s) => addAll(s, stepsOf(b))))).toEqual(
            STARTS.filter((s) => covers(a, s) || covers(b, s)),
          );
          expect(firstFrom(stepsOf(a), from)).toBe(
            STARTS.find((s) => s >= from && covers(a, s)) ?? null,
          );
        }),
      );
    });

    it('where a leg follows, precedes, or begins later', () => {
      fc.assert(
        fc.property(ranges, minutes, (list, length) => {
          expect(startsOf(changed(stepsOf(list), (s) => keepWhereFollowing(s, length)))).toEqual(
            STARTS.filter((s) => covers(list, s) && all(s, s + length, list)),
          );
          const starts = stepsFrom(0, 1440);
          keepWherePreceding(starts, stepsOf(list), length);
          expect(startsOf(starts)).toEqual(STARTS.filter((s) => all(s - length, s, list)));
          expect(startsOf(changed(stepsOf(list), (s) => shiftEarlier(s, length)))).toEqual(
            STARTS.filter((s) => covers(list, s + length)),
          );
        }),
      );
    });
  });
});
