import fc from 'fast-check';
import {
  freeRanges,
  intersectRanges,
  mergeRanges,
  startsIn,
  subtractRanges,
} from '#domain/booking/free-slots';
import type { MinuteRange } from '#domain/time/minutes';

const range = (start: number, end: number): MinuteRange => ({ start, end });
const DAY = range(0, 1440);

describe('free slots', () => {
  const merges: [string, MinuteRange[], MinuteRange[]][] = [
    ['nothing', [], []],
    ['an empty range', [range(600, 600)], []],
    ['ranges in any order', [range(600, 630), range(480, 510)], [range(480, 510), range(600, 630)]],
    ['ranges that overlap', [range(480, 540), range(510, 570)], [range(480, 570)]],
    ['ranges that touch', [range(480, 510), range(510, 540)], [range(480, 540)]],
    ['one within another', [range(480, 600), range(500, 510)], [range(480, 600)]],
  ];
  for (const [name, ranges, merged] of merges)
    it(`merges ${name}`, () => {
      expect(mergeRanges(ranges)).toEqual(merged);
    });

  const within = range(480, 720);
  const frees: [string, MinuteRange[], MinuteRange[]][] = [
    ['all of an untaken day', [], [within]],
    ['nothing of a day taken whole', [range(400, 800)], []],
    ['both ends of a middle taken', [range(540, 600)], [range(480, 540), range(600, 720)]],
    ['the end after a start taken', [range(480, 500)], [range(500, 720)]],
    ['the start before an end taken', [range(700, 720)], [range(480, 700)]],
    [
      'no sliver between touching bookings',
      [range(540, 570), range(570, 600)],
      [range(480, 540), range(600, 720)],
    ],
    ['what lies outside out of it', [range(0, 480), range(720, 900)], [within]],
    [
      'what lies between overlapping takers',
      [range(500, 560), range(520, 700)],
      [range(480, 500), range(700, 720)],
    ],
  ];
  for (const [name, taken, free] of frees)
    it(`leaves free ${name}`, () => {
      expect(freeRanges(taken, within)).toEqual(free);
    });

  it('lists starts five minutes apart, without the end', () => {
    expect(startsIn([range(600, 615), range(630, 635)])).toEqual([600, 605, 610, 630]);
  });

  describe('agrees with counting minute by minute', () => {
    const ranges = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 288 }), fc.integer({ min: 0, max: 288 }))
        .map(([a, b]) => range(Math.min(a, b) * 5, Math.max(a, b) * 5)),
      { maxLength: 12 },
    );
    const steps = Array.from({ length: 288 }, (_, step) => step * 5);
    const covered = (list: readonly MinuteRange[]) =>
      steps.filter((minute) => list.some(({ start, end }) => start <= minute && minute < end));
    const isRangeList = (list: readonly MinuteRange[]) =>
      list.every(
        ({ start, end }, index) => start < end && start > (list[index - 1]?.end ?? -Infinity),
      );

    it('when merging', () => {
      fc.assert(
        fc.property(ranges, (list) => {
          const merged = mergeRanges(list);
          expect(isRangeList(merged)).toBeTrue();
          expect(covered(merged)).toEqual(covered(list));
        }),
      );
    });

    it('when looking for what is free', () => {
      fc.assert(
        fc.property(ranges, (taken) => {
          const free = freeRanges(taken, DAY);
          expect(isRangeList(free)).toBeTrue();
          expect(covered([...free, ...taken])).toEqual(steps);
          expect(intersectRanges(free, mergeRanges(taken))).toEqual([]);
          expect(freeRanges(free, DAY)).toEqual(mergeRanges(taken));
        }),
      );
    });

    it('when intersecting and subtracting', () => {
      fc.assert(
        fc.property(ranges, ranges, (a, b) => {
          const both = intersectRanges(mergeRanges(a), mergeRanges(b));
          const onlyA = subtractRanges(a, b);
          const inB = new Set(covered(b));
          expect(covered(onlyA)).toEqual(covered(a).filter((minute) => !inB.has(minute)));
          expect(covered(both)).toEqual(covered(a).filter((minute) => inB.has(minute)));
          expect(isRangeList(both) && isRangeList(onlyA)).toBeTrue();
        }),
      );
    });
  });
});
