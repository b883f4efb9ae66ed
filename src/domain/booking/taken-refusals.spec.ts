import { aBay, aBooking, aPhysician, aRoom, aStamp } from '#domain/testing/builders';
import { aHold, anotherBooking, answerTo, type Asked } from '#domain/testing/booking-builders';

const otherLegs = (id: string, over: Parameters<typeof anotherBooking>[0]) =>
  anotherBooking({ id, patientId: `patient-of-${id}`, ...over });
const elsewhere = { roomId: 'room-2', physicianId: 'physician-2', bayId: 'bay-2' };
const twoBays = [aRoom(), aPhysician(), aBay(), aBay({ id: 'bay-2', name: 'Bay 2' })];

function table(of: string, rows: readonly Asked[]): void {
  describe(of, () => {
    for (const row of rows)
      it(row.name, () => {
        expect(answerTo(row)).toEqual(row.says);
      });
  });
}

describe('resources of a booking', () => {
  table('a free cell', [
    { name: 'is allowed', says: [] },
    { name: 'seen by its room alone is allowed', at: { physicianId: null }, says: [] },
    { name: 'seen by its physician alone is allowed', at: { roomId: null }, says: [] },
  ]);

  table('a resource taken', [
    {
      name: 'room, physician, patient and the only bay, each with when it is free',
      book: { bookings: [aBooking({ id: 'own' })] },
      says: [
        {
          code: 'resource-taken',
          leg: 'procedure',
          resourceId: 'physician-1',
          minutes: { start: 570, end: 600 },
          freeFrom: 600,
          heldByName: null,
        },
        {
          code: 'resource-taken',
          leg: 'room',
          resourceId: 'room-1',
          minutes: { start: 570, end: 610 },
          freeFrom: 610,
          heldByName: null,
        },
        {
          code: 'resource-taken',
          leg: 'presence',
          resourceId: 'patient-1',
          minutes: { start: 540, end: 645 },
          freeFrom: 645,
          heldByName: null,
        },
        { code: 'no-bay-free', minutes: { start: 600, end: 645 } },
      ],
    },
    {
      name: 'a physician elsewhere',
      book: { bookings: [otherLegs('b', { roomId: 'room-9', start: 590, bayId: 'bay-9' })] },
      says: ['resource-taken'],
    },
    {
      name: 'the room by another’s turnover',
      book: {
        bookings: [otherLegs('b', { physicianId: 'p', start: 535, bayId: 'bay-9' })],
      },
      says: [
        {
          code: 'resource-taken',
          leg: 'room',
          resourceId: 'room-1',
          minutes: { start: 535, end: 575 },
          freeFrom: 575,
          heldByName: null,
        },
      ],
    },
    {
      name: 'not by a turnover that ends at the start',
      book: {
        bookings: [otherLegs('b', { physicianId: 'p', start: 530, bayId: 'bay-9' })],
      },
      says: [],
    },
    {
      name: 'not by a cancelled booking',
      book: {
        bookings: [
          anotherBooking({ status: 'cancelled', cancelled: { ...aStamp(), reason: 'ill' } }),
        ],
      },
      says: [],
    },
    {
      name: 'with no later gap as long that day',
      book: {
        bookings: [
          otherLegs('b', {
            start: 570,
            durationMinutes: 30,
            ...elsewhere,
            roomId: 'room-1',
            turnoverMinutes: 480,
          }),
        ],
      },
      says: [
        {
          code: 'resource-taken',
          leg: 'room',
          resourceId: 'room-1',
          minutes: { start: 570, end: 1080 },
          freeFrom: null,
          heldByName: null,
        },
      ],
    },
    {
      name: 'by a hold, with its holder’s name',
      book: { holds: [aHold({ legs: aHold().legs.filter(({ leg }) => leg === 'room') })] },
      says: [
        {
          code: 'resource-taken',
          leg: 'room',
          resourceId: 'room-1',
          minutes: { start: 570, end: 610 },
          freeFrom: 610,
          heldByName: 'Jonas Weber',
        },
      ],
    },
    {
      name: 'not by an expired hold',
      book: { holds: [aHold()] },
      asking: { now: '2026-09-07T08:03:00.000Z' },
      says: [],
    },
    {
      name: 'not by the hold of the asking tab',
      book: { holds: [aHold()] },
      asking: { holder: { by: 'person-2', tab: 'tab-2' } },
      says: [],
    },
    {
      name: 'by the same person’s hold in another tab',
      book: { holds: [aHold({ legs: aHold().legs.slice(0, 1) })] },
      asking: { holder: { by: 'person-2', tab: 'tab-9' } },
      says: ['resource-taken'],
    },
  ]);

  table('moving a booking', [
    {
      name: 'onto its own time is allowed',
      book: { bookings: [aBooking()] },
      of: { bookingId: 'booking-1', bayId: 'bay-1' },
      says: [],
    },
    {
      name: 'ten minutes later, over its own old time, is allowed',
      book: { bookings: [aBooking()] },
      of: { bookingId: 'booking-1', bayId: 'bay-1' },
      at: { start: 580 },
      says: [],
    },
    {
      name: 'onto another’s time is refused',
      book: { bookings: [aBooking(), otherLegs('b', { start: 660 })] },
      of: { bookingId: 'booking-1', bayId: 'bay-1' },
      at: { start: 660 },
      says: ['resource-taken', 'resource-taken', 'no-bay-free'],
    },
  ]);

  table('bays', [
    {
      name: 'the second is used while the first is taken',
      book: { resources: twoBays, bookings: [otherLegs('b', { ...elsewhere, bayId: 'bay-1' })] },
      says: [],
    },
    {
      name: 'none is free when all are taken',
      book: {
        resources: twoBays,
        bookings: [
          otherLegs('b', { ...elsewhere, bayId: 'bay-1' }),
          otherLegs('c', { roomId: 'room-3', physicianId: 'p3', bayId: 'bay-2', start: 600 }),
        ],
      },
      says: [{ code: 'no-bay-free', minutes: { start: 600, end: 645 } }],
    },
    {
      name: 'none is staffed late in the day',
      book: {
        resources: [aRoom(), aPhysician(), aBay({ staffed: { 1: { start: 480, end: 640 } } })],
      },
      says: [{ code: 'no-bay-staffed', minutes: { start: 600, end: 645 } }],
    },
    {
      name: 'none is there on a weekday without staff',
      book: {
        resources: [aRoom(), aPhysician(), aBay({ staffed: { 2: { start: 480, end: 1080 } } })],
      },
      says: ['no-bay-staffed'],
    },
    {
      name: 'one that is closed does not count',
      book: {
        closures: [
          { id: 'c', version: 1, date: '2026-09-14', resourceId: 'bay-1', reason: 'paint' },
        ],
      },
      says: ['no-bay-staffed'],
    },
    {
      name: 'none is needed without recovery',
      book: { resources: [aRoom(), aPhysician()] },
      of: { recoveryMinutes: 0 },
      says: [],
    },
  ]);
});
