import { openingHoursRefusals, openOn } from '#domain/clinic/opening-hours';

const NOW = '2026-09-14T07:00:00.000Z';
const DAY = { start: 480, end: 1080 };

describe('opening hours', () => {
  it('are those of the weekday, and none where the weekday has none', () => {
    expect(openOn({ 1: DAY }, '2026-09-14')).toEqual(DAY);
    expect(openOn({ 1: DAY }, '2026-09-15')).toBeNull();
  });

  const cases: [string, string, Parameters<typeof openingHoursRefusals>[0], string[]][] = [
    ['a Sunday by day', 'Europe/London', { 7: DAY }, []],
    ['every weekday round the clock', 'Europe/London', { 1: { start: 0, end: 1440 } }, []],
    ['a Sunday night', 'Europe/London', { 7: { start: 0, end: 1440 } }, ['7 2026-10-25']],
    ['a Sunday that ends as the clock changes', 'Europe/London', { 7: { start: 0, end: 60 } }, []],
    ['a Sunday that begins after it', 'Europe/London', { 7: { start: 120, end: 600 } }, []],
    [
      'a Sunday that begins within the repeated hour',
      'Europe/London',
      { 7: { start: 115, end: 600 } },
      ['7 2026-10-25'],
    ],
    ['a Sunday in New York until 02:00', 'America/New_York', { 7: { start: 0, end: 60 } }, []],
    [
      'a Sunday in New York from 01:00',
      'America/New_York',
      { 7: { start: 60, end: 600 } },
      ['7 2026-11-01'],
    ],
    ['any hours where the clock never changes', 'Asia/Kolkata', { 7: { start: 0, end: 1440 } }, []],
    [
      'a Friday where the clock changes on Fridays',
      'Africa/Cairo',
      { 5: { start: 0, end: 1440 } },
      ['5 2027-04-30'],
    ],
  ];
  for (const [what, zone, hours, expected] of cases)
    it(`${what} in ${zone}: ${expected.join() || 'allowed'}`, () => {
      expect(
        openingHoursRefusals(hours, zone, NOW).map((refusal) =>
          refusal.code === 'hours-cross-clock-change'
            ? `${refusal.weekday} ${refusal.date}`
            : refusal.code,
        ),
      ).toEqual(expected);
    });

  it('need a zone that exists', () => {
    expect(openingHoursRefusals({ 1: DAY }, 'Europe/Atlantis', NOW)).toEqual([
      { code: 'zone-unknown', zone: 'Europe/Atlantis' },
    ]);
  });
});
