import { askingAt } from '#domain/booking/booking-case';
import { bookingRefusals } from '#domain/booking/booking-refusals';
import { clinicBook, type BookFacts } from '#domain/booking/clinic-book';
import {
  bookAfter,
  standingRefusals,
  strandedBy,
  strandedIn,
  type PlanChange,
} from '#domain/booking/stranded';
import type { Resource } from '#domain/clinic/clinic';
import type { Refusal } from '#domain/refusal';
import { aCase } from '#domain/testing/booking-builders';
import { aBay, aBooking, aClinic, aPhysician, aRoom, aSession } from '#domain/testing/builders';
import { randomClinic, randomFrom, RANDOM_MONDAY } from '#domain/testing/random-clinic';
import { addDays } from '#domain/time/clinic-date';

const MONDAY = '2026-09-14';
const asking = { today: '2026-09-13', minute: 0 };
const booking = aBooking({ date: MONDAY, start: 600 });
const closure = (resourceId: string | null) => ({
  id: 'closure-1',
  version: 1,
  date: MONDAY,
  resourceId,
  reason: 'Training day',
});
const session = aSession();
const facts: BookFacts = {
  clinic: aClinic(),
  resources: [aRoom(), aPhysician(), aBay()],
  sessions: [session],
  closures: [],
  bookings: [booking],
  occupancies: [],
};

describe('what a change of the plan strands', () => {
  const codes = (change: PlanChange, at = asking): Refusal['code'][] =>
    strandedBy(change, clinicBook(facts), at).flatMap(({ refusals }) =>
      refusals.map(({ code }) => code),
    );
  const hours = { ...aClinic().openingHours, 1: { start: 480, end: 640 } };

  const table: readonly [string, PlanChange, Refusal['code'][]][] = [
    ['nothing changed', {}, []],
    ['the clinic closes that day', { closures: [closure(null)] }, ['clinic-closed']],
    ['the physician is away', { closures: [closure(booking.physicianId)] }, ['resource-away']],
    ['the room is away', { closures: [closure(booking.roomId)] }, ['resource-away']],
    ['another room is away', { closures: [closure('room-9')] }, []],
    ['the session is dropped', { sessionsGone: [session.id] }, ['outside-session']],
    [
      'the session ends before the procedure does',
      { sessions: [{ ...session, minutes: { start: 510, end: 605 } }] },
      ['outside-session'],
    ],
    [
      'the session moves to another room',
      { sessions: [{ ...session, roomId: 'room-2' }] },
      ['outside-session'],
    ],
    [
      'the session takes other procedures',
      { sessions: [{ ...session, procedureTypeIds: ['another'] }] },
      ['procedure-not-in-session'],
    ],
    [
      'a cap can be overruled, so it strands nobody',
      { sessions: [{ ...session, maxCases: 1 }] },
      [],
    ],
    ['the clinic closes earlier', { openingHours: hours }, ['recovery-past-closing']],
    [
      'nobody watches the bay then',
      { resources: [aBay({ staffed: { 1: { start: 480, end: 620 } } })] },
      ['no-bay-staffed'],
    ],
  ];
  for (const [what, change, expected] of table)
    it(what, () => {
      expect(codes(change)).toEqual(expected);
    });

  it('says nothing of what is over, was cancelled, or needs a move already', () => {
    const away: PlanChange = { closures: [closure(booking.roomId)] };
    // 10:00 with 30 minutes and 45 of recovery: late or under way until 11:15.
    expect(codes(away, { today: MONDAY, minute: 605 })).toEqual(['resource-away']);
    expect(codes({ openingHours: hours }, { today: MONDAY, minute: 635 })).toEqual([
      'recovery-past-closing',
    ]);
    expect(codes(away, { today: MONDAY, minute: 675 })).toEqual([]);
    const cancelled = { ...facts, bookings: [{ ...booking, status: 'cancelled' as const }] };
    expect(strandedBy(away, clinicBook(cancelled), asking)).toEqual([]);
    const already = bookAfter(facts, away);
    expect(strandedIn(already, asking).length).toBe(1);
    expect(
      strandedBy({ closures: [{ ...closure(booking.roomId), id: 'two' }] }, already, asking),
    ).toEqual([]);
    expect(strandedBy({ sessionsGone: [session.id] }, already, asking).length).toBe(1);
  });

  it('names only what booking there anew would be refused for', () => {
    const random = randomFrom(20_260_914);
    let stranded = 0;
    for (let turn = 0; turn < 300; turn += 1) {
      const clinic = randomClinic(random, 3);
      const book = clinicBook(clinic);
      const now = askingAt('2026-09-01T07:00:00.000Z', 'Europe/London');
      const any = (kind: Resource['kind']) => {
        const found = clinic.resources.filter((resource) => resource.kind === kind);
        return found[random(found.length)]?.id ?? '';
      };
      for (let number = 0; number < 5; number += 1) {
        const each = aBooking({
          date: addDays(RANDOM_MONDAY, random(3)),
          start: 420 + random(150) * 5,
          physicianId: any('physician'),
          roomId: any('room'),
          bayId: any('bay'),
        });
        const day = book.day(each.date);
        const found = standingRefusals(each, day).filter(
          ({ code }) => code !== 'no-bay-staffed' && code !== 'resource-away',
        );
        if (found.length > 0) stranded += 1;
        const anew = bookingRefusals(
          aCase({
            ...each,
            bookingId: each.id,
            status: 'booked',
            patient: { id: each.patientId, unavailable: [] },
          }),
          each,
          day,
          now,
        ).map((refusal) => JSON.stringify(refusal));
        for (const refusal of found) expect(anew).toContain(JSON.stringify(refusal));
      }
    }
    expect(stranded).toBeGreaterThan(0);
  });
});
