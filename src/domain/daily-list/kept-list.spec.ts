import { keptDates, keptVerdict, mayKeepList } from '#domain/daily-list/kept-list';
import { addDays } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf } from '#domain/time/instant';
import type { Role } from '#domain/people/roles';
import fc from 'fast-check';

describe('A list that a device keeps', () => {
  const ZONES = ['Europe/London', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'];
  const asOf = '2026-09-15T06:40:00.000Z';
  type Case = [what: string, zone: string, date: string, now: string, verdict: string];
  const cases: Case[] = [
    ['at once', 'Europe/London', '2026-09-15', asOf, 'readable'],
    ['last minute', 'Europe/London', '2026-09-15', '2026-09-15T22:59:59.999Z', 'readable'],
    ['midnight in London', 'Europe/London', '2026-09-15', '2026-09-15T23:00:00.000Z', 'over'],
    ['tomorrow’s, then', 'Europe/London', '2026-09-16', '2026-09-15T23:00:00.000Z', 'readable'],
    ['tomorrow’s, early', 'Europe/London', '2026-09-16', asOf, 'readable'],
    [
      'not yet New York’s',
      'America/New_York',
      '2026-09-15',
      '2026-09-16T03:59:00.000Z',
      'readable',
    ],
    ['New York’s midnight', 'America/New_York', '2026-09-15', '2026-09-16T04:00:00.000Z', 'over'],
    ['Auckland is ahead', 'Pacific/Auckland', '2026-09-15', '2026-09-15T12:00:00.000Z', 'over'],
    [
      'a clock a little slow',
      'Europe/London',
      '2026-09-15',
      '2026-09-15T06:30:00.000Z',
      'readable',
    ],
    ['a clock put back', 'Europe/London', '2026-09-15', '2026-09-15T06:29:00.000Z', 'clock-behind'],
    [
      'put back by a day',
      'Europe/London',
      '2026-09-15',
      '2026-09-14T06:40:00.000Z',
      'clock-behind',
    ],
    ['years later', 'Europe/London', '2026-09-15', '2031-01-01T00:00:00.000Z', 'over'],
  ];
  for (const [what, zone, date, now, verdict] of cases)
    it(`${what}: ${verdict}`, () => {
      expect(keptVerdict({ date, asOf, zone }, now)).toBe(verdict as 'over');
    });

  it('is of today and tomorrow, over the end of a year', () => {
    expect(keptDates('2026-12-31')).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('is readable on its own day alone or before, and never again once it is over', () => {
    const minutes = fc.integer({ min: -3_000, max: 6_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minutes, minutes, (zone, first, later) => {
        const date = addDays(clinicDateOf(asOf, zone), 1);
        const kept = { date, asOf, zone };
        const now = addMinutes(asOf, first);
        if (keptVerdict(kept, now) === 'readable')
          expect(clinicDateOf(now, zone) <= date).toBeTrue();
        if (keptVerdict(kept, now) === 'over')
          expect(keptVerdict(kept, addMinutes(now, Math.abs(later)))).toBe('over');
      }),
    );
  });

  const people: [roles: Role[], physicianId: string | null, may: boolean][] = [
    [['physician'], 'physician-1', true],
    [['physician', 'administrator'], 'physician-1', true],
    [['physician'], null, false],
    [['nurse'], null, false],
    [['nurse'], 'physician-1', false],
    [['display'], null, false],
    [['physician', 'display'], 'physician-1', false],
    [[], 'physician-1', false],
  ];
  for (const [roles, physicianId, may] of people)
    it(`${may ? 'may' : 'may not'} be ${roles.join(' and ') || 'nobody'}’s, ${physicianId ?? 'no list'}`, () => {
      expect(mayKeepList({ roles, physicianId })).toBe(may);
    });
});
