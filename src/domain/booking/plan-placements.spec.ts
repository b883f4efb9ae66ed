import type { BookingCase, Place } from '#domain/booking/booking-case';
import { planPlacements, type Wish } from '#domain/booking/plan-placements';
import type { Actor } from '#domain/people/person';
import {
  aBay,
  aBooking,
  aPhysician,
  aReferral,
  aRoom,
  aSeries,
  aSession,
  aStamp,
  aPatient,
} from '#domain/testing/builders';
import { aBook, aCase, anAsking, anotherBooking, aPlace } from '#domain/testing/booking-builders';

const coordinator: Actor = {
  personId: 'person-1',
  clinicId: 'clinic-1',
  name: 'Maya Lindqvist',
  roles: ['coordinator'],
  physicianId: null,
};
const wish = (over: Partial<Wish> = {}): Wish => ({
  bookingCase: aCase(),
  present: null,
  id: 'new-1',
  place: aPlace(),
  levels: ['L3'],
  overrules: [],
  ...over,
});
const codesOf = (planned: ReturnType<typeof planPlacements>) =>
  planned.refusals.map((reasons) => reasons.map(({ code }) => code));
const plan = (book: ReturnType<typeof aBook>, wishes: Wish[], actor = coordinator) =>
  planPlacements(book, wishes, actor, anAsking());

describe('planning placements', () => {
  it('makes the booking, with its bay', () => {
    const { bookings, refusals } = plan(aBook(), [wish()]);
    expect(bookings).toEqual([aBooking({ id: 'new-1' })]);
    expect(refusals).toEqual([[]]);
  });

  it('refuses what the rules refuse, and then places nothing', () => {
    const planned = plan(aBook({ bookings: [anotherBooking()] }), [
      wish({ id: 'fits', place: aPlace({ start: 660 }) }),
      wish({ id: 'does-not', bookingCase: forPatient('patient-3') }),
    ]);
    expect(codesOf(planned)).toEqual([[], ['resource-taken', 'resource-taken', 'no-bay-free']]);
    expect(planned.bookings).toEqual([]);
  });

  it('is for those who may book there', () => {
    const nurse = { ...coordinator, roles: ['nurse'] as const };
    expect(codesOf(plan(aBook(), [wish()], nurse))).toEqual([['not-permitted']]);
  });

  function forPatient(id: string, over: Partial<BookingCase> = {}): BookingCase {
    return aCase({
      patient: aPatient({ id }),
      referral: aReferral({ id: `referral-of-${id}`, patientId: id, decision: 'accepted' }),
      ...over,
    });
  }

  describe('of several at once', () => {
    const first = aBooking();
    const second = anotherBooking({ start: 660 });
    const book = aBook({ bookings: [first, second] });
    const moving = (present: typeof first, place: Partial<Place>): Wish =>
      wish({
        id: present.id,
        present,
        place: aPlace(place),
        bookingCase: forPatient(present.patientId, { bookingId: present.id, bayId: present.bayId }),
      });

    it('swaps two bookings', () => {
      const { bookings } = plan(book, [
        moving(first, { start: 660 }),
        moving(second, { start: 570 }),
      ]);
      expect(bookings.map(({ id, start, version }) => [id, start, version])).toEqual([
        ['booking-1', 660, 2],
        ['booking-2', 570, 2],
      ]);
    });

    it('refuses two that want the same place', () => {
      const planned = plan(book, [moving(first, { start: 510 }), moving(second, { start: 510 })]);
      expect(codesOf(planned)[0]).toEqual([]);
      expect(codesOf(planned)[1]).toContain('resource-taken');
    });

    it('counts the blocks of a series that are placed with it', () => {
      const tuesday = '2026-09-15';
      const days = aBook({ sessions: [aSession(), aSession({ id: 's2', date: tuesday })] });
      const block = (blockIndex: number, date: string): Wish =>
        wish({
          id: `block-${blockIndex}`,
          place: aPlace({ date }),
          bookingCase: aCase({ series: aSeries(), blockIndex, status: 'provisional' }),
        });
      expect(codesOf(plan(days, [block(1, '2026-09-14'), block(2, tuesday)]))).toEqual([
        [],
        ['interval-too-short'],
      ]);
    });

    it('fills one bay after the other', () => {
      const rooms = aBook({
        resources: [
          aRoom(),
          aRoom({ id: 'room-2' }),
          aPhysician(),
          aPhysician({ id: 'physician-2' }),
          aBay(),
          aBay({ id: 'bay-2', name: 'Bay 2' }),
        ],
        sessions: [
          aSession(),
          aSession({ id: 's2', roomId: 'room-2', physicianId: 'physician-2' }),
        ],
      });
      const { bookings } = plan(rooms, [
        wish(),
        wish({
          id: 'new-2',
          bookingCase: forPatient('patient-2'),
          place: aPlace({ roomId: 'room-2', physicianId: 'physician-2' }),
        }),
      ]);
      expect(bookings.map(({ bayId }) => bayId)).toEqual(['bay-1', 'bay-2']);
    });
  });

  describe('overruling', () => {
    const away = aPatient({ unavailable: [{ from: '2026-09-14', to: '2026-09-14' }] });
    const bookingCase = aCase({ patient: away });
    const overrule = { code: 'patient-unavailable', reason: 'She asked for it' };

    it('is marked on the booking with who, when and why', () => {
      const { bookings } = plan(aBook(), [wish({ bookingCase, overrules: [overrule] })]);
      expect(bookings[0]?.overrules).toEqual([
        {
          ...overrule,
          by: 'person-1',
          byName: 'Maya Lindqvist',
          at: '2026-09-07T08:00:00.000Z',
        },
      ]);
    });

    it('leaves no mark where there was nothing to overrule', () => {
      const { bookings } = plan(aBook(), [wish({ overrules: [overrule] })]);
      expect(bookings[0]?.overrules).toEqual([]);
    });

    it('outlives a move within the day, and not one to another', () => {
      const present = aBooking({ overrules: [{ ...aStamp(), ...overrule }] });
      const moved = (place: Place, over: Partial<BookingCase>) =>
        plan(aBook({ bookings: [present] }), [
          wish({
            id: present.id,
            present,
            place,
            bookingCase: { ...bookingCase, bookingId: present.id, ...over },
          }),
        ]);
      const later = moved(aPlace({ start: 600 }), {});
      expect(later.bookings[0]?.overrules).toEqual(present.overrules);
      const available = moved(aPlace({ start: 600 }), { patient: aPatient() });
      expect(available.bookings[0]?.overrules).toEqual([]);
    });
  });
});
