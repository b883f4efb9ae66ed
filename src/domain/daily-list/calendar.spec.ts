import type { Booking } from '#domain/booking/booking';
import { calendarEvents } from '#domain/daily-list/calendar';
import { aBooking } from '#domain/testing/builders';

const events = (
  bookings: readonly Partial<Booking>[],
  { zone = 'Europe/London', withInitials = false } = {},
) =>
  calendarEvents({
    bookings: bookings.map((over, nth) => aBooking({ id: `b${nth}`, side: 'left', ...over })),
    procedureTypes: { 'type-lsb': { shortName: 'LSB' } },
    resources: { 'room-1': { name: 'Fluoroscopy 1' } },
    patients: withInitials ? { 'patient-1': { familyName: 'Okafor', givenName: 'Grace' } } : null,
    zone,
  });

describe('A physician’s calendar', () => {
  const cases: readonly [string, string, number, string, string][] = [
    ['in summer time', '2026-09-14', 570, 'Europe/London', '2026-09-14T08:30:00.000Z'],
    ['in winter time', '2026-11-02', 570, 'Europe/London', '2026-11-02T09:30:00.000Z'],
    ['the day the clock goes back', '2026-10-25', 570, 'Europe/London', '2026-10-25T09:30:00.000Z'],
    ['the day it goes forward', '2027-03-28', 570, 'Europe/London', '2027-03-28T08:30:00.000Z'],
    ['the day before', '2027-03-27', 570, 'Europe/London', '2027-03-27T09:30:00.000Z'],
    [
      'far east, on the day before',
      '2026-09-14',
      480,
      'Pacific/Auckland',
      '2026-09-13T20:00:00.000Z',
    ],
    ['where half hours count', '2026-09-14', 570, 'Asia/Kolkata', '2026-09-14T04:00:00.000Z'],
    ['on a leap day', '2028-02-29', 570, 'America/New_York', '2028-02-29T14:30:00.000Z'],
  ];
  for (const [name, date, start, zone, expected] of cases)
    it(`has a block at its instant ${name}`, () => {
      const [event] = events([{ date, start, durationMinutes: 30 }], { zone });
      expect(event?.start).toBe(expected);
      expect(Date.parse(event?.end ?? '') - Date.parse(expected)).toBe(30 * 60_000);
    });

  it('says what and where, never who, unless by initials', () => {
    const [event] = events([{ levels: ['L2', 'L3'] }]);
    expect(event?.summary).toBe('LSB L2 L3 (L)');
    expect(event?.room).toBe('Fluoroscopy 1');
    const [known] = events([{ levels: ['L2', 'L3'], side: 'both' }], { withInitials: true });
    expect(known?.summary).toBe('LSB L2 L3 (L R), G. O.');
  });

  it('leaves out what is cancelled, and marks what is not confirmed', () => {
    const found = events([
      { status: 'cancelled' },
      { status: 'provisional', start: 620 },
      { status: 'booked', start: 540 },
    ]);
    expect(found.map(({ id, isTentative }) => [id, isTentative])).toEqual([
      ['b2', false],
      ['b1', true],
    ]);
  });

  it('guesses no instant that the clock skips or repeats', () => {
    expect(events([{ date: '2027-03-28', start: 90 }])).toEqual([]);
    expect(events([{ date: '2026-10-25', start: 90 }])).toEqual([]);
  });
});
