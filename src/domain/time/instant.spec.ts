import fc from 'fast-check';
import { addDays } from '#domain/time/clinic-date';
import {
  addMinutes,
  clinicDateOf,
  clinicTimeOf,
  instantOf,
  isZone,
  minutesBetween,
} from '#domain/time/instant';

describe('an instant of the clinic’s wall clock', () => {
  const cases: [zone: string, date: string, minute: number, expected: string][] = [
    ['Europe/London', '2026-09-14', 510, '2026-09-14T07:30:00.000Z'],
    ['Europe/London', '2026-01-14', 510, '2026-01-14T08:30:00.000Z'],
    ['Europe/London', '2026-09-14', 0, '2026-09-13T23:00:00.000Z'],
    ['Europe/London', '2026-09-14', 1440, '2026-09-14T23:00:00.000Z'],
    ['Europe/London', '2024-02-29', 600, '2024-02-29T10:00:00.000Z'],
    // Spring: 01:00 becomes 02:00 on 29 March 2026.
    ['Europe/London', '2026-03-29', 55, '2026-03-29T00:55:00.000Z'],
    ['Europe/London', '2026-03-29', 60, 'clock-skips-this-time'],
    ['Europe/London', '2026-03-29', 90, 'clock-skips-this-time'],
    ['Europe/London', '2026-03-29', 115, 'clock-skips-this-time'],
    ['Europe/London', '2026-03-29', 120, '2026-03-29T01:00:00.000Z'],
    ['Europe/London', '2026-03-29', 540, '2026-03-29T08:00:00.000Z'],
    // Autumn: 02:00 becomes 01:00 on 25 October 2026.
    ['Europe/London', '2026-10-25', 55, '2026-10-24T23:55:00.000Z'],
    ['Europe/London', '2026-10-25', 60, 'clock-repeats-this-time'],
    ['Europe/London', '2026-10-25', 115, 'clock-repeats-this-time'],
    ['Europe/London', '2026-10-25', 120, '2026-10-25T02:00:00.000Z'],
    ['Europe/London', '2026-10-25', 1440, '2026-10-26T00:00:00.000Z'],
    // Elsewhere the change comes at other hours, and in Lord Howe it is half an hour.
    ['America/New_York', '2026-03-08', 150, 'clock-skips-this-time'],
    ['America/New_York', '2026-11-01', 90, 'clock-repeats-this-time'],
    ['America/New_York', '2026-11-01', 120, '2026-11-01T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', 120, 'clock-skips-this-time'],
    ['Australia/Lord_Howe', '2026-10-04', 150, '2026-10-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', 90, 'clock-repeats-this-time'],
    ['Asia/Kathmandu', '2026-09-14', 510, '2026-09-14T02:45:00.000Z'],
    // Where the change comes at midnight, the day has no first hour.
    ['America/Havana', '2026-03-08', 0, 'clock-skips-this-time'],
    ['America/Havana', '2026-03-07', 1440, 'clock-skips-this-time'],
  ];
  for (const [zone, date, minute, expected] of cases)
    it(`${zone} ${date} minute ${minute}: ${expected}`, () => {
      const found = instantOf(date, minute, zone);
      expect('instant' in found ? found.instant : found.clockChange).toBe(expected);
    });

  it('is the wall clock’s again on the way back, or was refused', () => {
    const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days)),
        fc.integer({ min: 0, max: 287 }).map((step) => step * 5),
        (zone, date, minute) => {
          const found = instantOf(date, minute, zone);
          if ('instant' in found)
            expect(clinicTimeOf(found.instant, zone)).toEqual({ date, minute });
        },
      ),
    );
  });
});

describe('the clinic’s day at an instant', () => {
  const cases: [instant: string, zone: string, date: string, minute: number][] = [
    ['2026-09-14T22:59:59.999Z', 'Europe/London', '2026-09-14', 1439],
    ['2026-09-14T23:00:00.000Z', 'Europe/London', '2026-09-15', 0],
    ['2026-01-14T23:59:00.000Z', 'Europe/London', '2026-01-14', 1439],
    ['2026-03-29T00:59:00.000Z', 'Europe/London', '2026-03-29', 59],
    ['2026-03-29T01:00:00.000Z', 'Europe/London', '2026-03-29', 120],
    ['2026-10-25T00:30:00.000Z', 'Europe/London', '2026-10-25', 90],
    ['2026-10-25T01:30:00.000Z', 'Europe/London', '2026-10-25', 90],
    ['2024-02-29T12:00:00.000Z', 'Pacific/Auckland', '2024-03-01', 60],
    ['2026-09-14T03:00:00.000Z', 'America/New_York', '2026-09-13', 1380],
  ];
  for (const [instant, zone, date, minute] of cases)
    it(`${instant} in ${zone} is ${date}, minute ${minute}`, () => {
      expect(clinicTimeOf(instant, zone)).toEqual({ date, minute });
      expect(clinicDateOf(instant, zone)).toBe(date);
    });
});

describe('elapsed time', () => {
  it('goes by the instants, not by the clock on the wall', () => {
    // 00:30 to 03:00 on the night the clock goes back: three and a half hours.
    expect(minutesBetween('2026-10-24T23:30:00.000Z', '2026-10-25T03:00:00.000Z')).toBe(210);
    expect(minutesBetween('2026-09-14T08:00:00.000Z', '2026-09-14T08:00:59.999Z')).toBe(0);
    expect(minutesBetween('2026-09-14T08:00:30.000Z', '2026-09-14T08:00:00.000Z')).toBe(-1);
  });

  it('is added to an instant', () => {
    expect(addMinutes('2026-09-14T23:50:00.000Z', 20)).toBe('2026-09-15T00:10:00.000Z');
    expect(addMinutes('2024-02-29T00:00:00.000Z', -1)).toBe('2024-02-28T23:59:00.000Z');
  });
});

describe('a zone', () => {
  for (const zone of ['Europe/London', 'America/New_York', 'UTC', 'Asia/Kolkata'])
    it(`${zone} is one`, () => {
      expect(isZone(zone)).toBeTrue();
    });
  for (const zone of ['', 'Europe/Atlantis', 'London', '2026-09-14'])
    it(`"${zone}" is none`, () => {
      expect(isZone(zone)).toBeFalse();
    });
});
