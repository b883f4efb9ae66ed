import fc from 'fast-check';
import {
  contains,
  formatClock,
  formatRange,
  isMinute,
  lengthOf,
  overlaps,
  roundUpToStep,
  type MinuteRange,
} from '#domain/time/minutes';

const range = (start: number, end: number): MinuteRange => ({ start, end });
const anyRange = fc
  .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 288 }))
  .filter(([start, end]) => start < end)
  .map(([start, end]) => range(start * 5, end * 5));

describe('minutes of a clinic day', () => {
  for (const minute of [0, 5, 570, 1435, 1440])
    it(`${minute} is a minute`, () => {
      expect(isMinute(minute)).toBeTrue();
    });
  for (const minute of [-5, 1, 7.5, 1441, 1445, Number.NaN, Number.POSITIVE_INFINITY])
    it(`${minute} is none`, () => {
      expect(isMinute(minute)).toBeFalse();
    });

  const pairs: [MinuteRange, MinuteRange, boolean][] = [
    [range(540, 570), range(570, 600), false],
    [range(540, 575), range(570, 600), true],
    [range(540, 600), range(550, 560), true],
    [range(540, 570), range(540, 570), true],
    [range(540, 540), range(500, 600), false],
    [range(0, 1440), range(1435, 1440), true],
    [range(0, 5), range(1435, 1440), false],
  ];
  for (const [a, b, expected] of pairs)
    it(`${formatRange(a)} and ${formatRange(b)} ${expected ? 'overlap' : 'do not'}`, () => {
      expect(overlaps(a, b)).toBe(expected);
      expect(overlaps(b, a)).toBe(expected);
    });

  it('overlap exactly where some five minutes belong to both', () => {
    fc.assert(
      fc.property(anyRange, anyRange, (a, b) => {
        let shared = false;
        for (let minute = 0; minute < 1440; minute += 5)
          if (contains(a, range(minute, minute + 5)) && contains(b, range(minute, minute + 5)))
            shared = true;
        expect(overlaps(a, b)).toBe(shared);
      }),
    );
  });

  it('lie within a range when neither end sticks out', () => {
    expect(contains(range(480, 1080), range(480, 1080))).toBeTrue();
    expect(contains(range(480, 1080), range(475, 500))).toBeFalse();
    expect(contains(range(480, 1080), range(1050, 1085))).toBeFalse();
  });

  it('are counted, and never below none', () => {
    expect(lengthOf(range(570, 600))).toBe(30);
    expect(lengthOf(range(600, 570))).toBe(0);
  });

  const clocks: [number, string][] = [
    [0, '00:00'],
    [5, '00:05'],
    [570, '09:30'],
    [1435, '23:55'],
    [1440, '24:00'],
  ];
  for (const [minute, clock] of clocks)
    it(`${minute} reads ${clock}`, () => {
      expect(formatClock(minute)).toBe(clock);
    });

  it('are written as a range with an en dash', () => {
    expect(formatRange(range(570, 600))).toBe('09:30–10:00');
  });

  const rounded: [number, number][] = [
    [570, 570],
    [570.1, 575],
    [571, 575],
    [574, 575],
    [0, 0],
    [1439, 1440],
  ];
  for (const [minute, expected] of rounded)
    it(`${minute} rounds up to ${expected}`, () => {
      expect(roundUpToStep(minute)).toBe(expected);
    });
});
