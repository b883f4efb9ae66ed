import { CLOCK_PATTERN, minuteOf } from './clock-text';

describe('A clock time as typed', () => {
  const cases: readonly [string, number | null][] = [
    ['09:30', 570],
    ['9:30', 570],
    [' 00:00 ', 0],
    ['24:00', 1440],
    ['24:05', null],
    ['9:32', null],
    ['9:75', null],
    ['930', null],
    ['', null],
  ];
  for (const [text, minute] of cases)
    it(`“${text}” is ${minute ?? 'none'}`, () => {
      expect(minuteOf(text)).toBe(minute);
      expect(new RegExp(`^(${CLOCK_PATTERN})$`).test(text.trim())).toBe(minute !== null);
    });
});
