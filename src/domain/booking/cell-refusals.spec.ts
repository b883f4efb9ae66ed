import { aBay, aBooking, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { anotherBooking, answerTo, type Asked } from '#domain/testing/booking-builders';

const otherLegs = (id: string, over: Parameters<typeof anotherBooking>[0]) =>
  anotherBooking({ id, patientId: `patient-of-${id}`, ...over });

function table(of: string, rows: readonly Asked[]): void {
  describe(of, () => {
    for (const row of rows)
      it(row.name, () => {
        expect(answerTo(row)).toEqual(row.says);
      });
  });
}

describe('day and session of a booking', () => {
  const evening = { sessions: [aSession({ minutes: { start: 510, end: 1080 } })] };
  table('the day', [
    {
      name: 'recovery may end exactly at closing',
      book: evening,
      at: { start: 1080 - 75 },
      says: [],
    },
    {
      name: 'recovery may not outlast closing',
      book: {
        ...evening,
        resources: [aRoom(), aPhysician(), aBay({ staffed: { 1: { start: 480, end: 1200 } } })],
      },
      at: { start: 1080 - 70 },
      says: [{ code: 'recovery-past-closing', ends: 1085, closes: 1080 }],
    },
    {
      name: 'closed at the weekend',
      at: { date: '2026-09-13' },
      says: ['clinic-closed', 'outside-session', 'no-bay-staffed'],
    },
    {
      name: 'closed for a reason',
      book: {
        closures: [
          { id: 'c', version: 1, date: '2026-09-14', resourceId: null, reason: 'holiday' },
        ],
      },
      says: [{ code: 'clinic-closed', date: '2026-09-14', reason: 'holiday' }],
    },
    {
      name: 'not before opening',
      book: { sessions: [aSession({ minutes: { start: 420, end: 750 } })] },
      at: { start: 445 },
      of: { recoveryMinutes: 0 },
      says: [{ code: 'clinic-closed', date: '2026-09-14', reason: null }],
    },
    {
      name: 'a room out of service',
      book: { resources: [aRoom({ activeTo: '2026-09-13' }), aPhysician(), aBay()] },
      says: [{ code: 'resource-away', resourceId: 'room-1', reason: null }],
    },
    {
      name: 'a physician who has not begun yet',
      book: { resources: [aRoom(), aPhysician({ activeFrom: '2026-09-15' }), aBay()] },
      says: [{ code: 'resource-away', resourceId: 'physician-1', reason: null }],
    },
    {
      name: 'a physician on leave',
      book: {
        closures: [
          { id: 'c', version: 1, date: '2026-09-14', resourceId: 'physician-1', reason: 'leave' },
        ],
      },
      says: [{ code: 'resource-away', resourceId: 'physician-1', reason: 'leave' }],
    },
    {
      name: 'yesterday',
      asking: { today: '2026-09-15', minute: 0 },
      says: ['in-the-past'],
    },
    {
      name: 'a minute ago',
      asking: { today: '2026-09-14', minute: 571 },
      says: ['in-the-past'],
    },
    {
      name: 'this very minute is not past',
      asking: { today: '2026-09-14', minute: 570 },
      says: [],
    },
  ]);

  table('sessions', [
    {
      name: 'none at all',
      book: { sessions: [] },
      says: [{ code: 'outside-session', physicianId: 'physician-1', roomId: 'room-1' }],
    },
    {
      name: 'none in a room seen alone',
      at: { roomId: 'room-2', physicianId: null },
      says: [{ code: 'outside-session', physicianId: null, roomId: 'room-2' }],
    },
    {
      name: 'that physician, but in another room',
      at: { roomId: 'room-2' },
      says: ['outside-session'],
    },
    { name: 'begins before', at: { start: 505 }, says: ['outside-session'] },
    { name: 'ends within the procedure', at: { start: 725 }, says: ['outside-session'] },
    {
      name: 'ends within the turnover',
      at: { start: 715 },
      says: [{ code: 'turnover-past-session', ends: 755, sessionEnds: 750 }],
    },
    { name: 'ends with the turnover', at: { start: 710 }, says: [] },
    {
      name: 'does not take this procedure',
      book: { sessions: [aSession({ procedureTypeIds: ['type-other'] })] },
      says: [{ code: 'procedure-not-in-session', procedureTypeId: 'type-lsb' }],
    },
    {
      name: 'takes this procedure',
      book: { sessions: [aSession({ procedureTypeIds: ['type-lsb'] })] },
      says: [],
    },
    {
      name: 'is full',
      book: { sessions: [aSession({ maxCases: 1 })], bookings: [otherLegs('b', { start: 660 })] },
      says: [{ code: 'session-full', cases: 1, sedation: false }],
    },
    {
      name: 'is not full of the booking that moves',
      book: { sessions: [aSession({ maxCases: 1 })], bookings: [aBooking({ start: 660 })] },
      of: { bookingId: 'booking-1' },
      says: [],
    },
    {
      name: 'has its sedation cases',
      book: {
        sessions: [aSession({ maxSedationCases: 1 })],
        bookings: [otherLegs('b', { start: 660, sedation: true })],
      },
      of: { sedation: true },
      says: [{ code: 'session-full', cases: 1, sedation: true }],
    },
    {
      name: 'has room for a case without sedation',
      book: {
        sessions: [aSession({ maxSedationCases: 1 })],
        bookings: [otherLegs('b', { start: 660, sedation: true })],
      },
      says: [],
    },
  ]);
});
