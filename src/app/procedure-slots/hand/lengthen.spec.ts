import { lengthTo, longer } from './lengthen';

const block = { minutes: { start: 570, end: 600 } };
const range = { start: 480, end: 1080 };

describe('The length of a booking', () => {
  const cases = [
    { case: 'to the five minutes under the pointer', y: 112, minutes: 20 },
    { case: 'to no less than five minutes', y: 0, minutes: 5 },
    { case: 'to no more than thirty', y: 500, minutes: 30 },
  ];
  for (const each of cases)
    it(`goes ${each.case}`, () => {
      // One pixel a minute, from 08:00 at the top.
      expect(lengthTo(each.y - 2, { top: 0, height: 600 }, block, range)).toBe(each.minutes);
    });

  it('goes by five minutes from the keyboard, within the same limits', () => {
    expect(longer(block, -5)).toBe(25);
    expect(longer(block, 5)).toBe(30);
    expect(longer({ minutes: { start: 570, end: 575 } }, -5)).toBe(5);
  });
});
