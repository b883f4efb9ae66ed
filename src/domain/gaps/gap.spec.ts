import type { Booking } from '#domain/booking/booking';
import { gapAt, gapsIn, gapsOn } from '#domain/gaps/gap';
import { aBook, aHold, aPlace, anAsking, anotherBooking } from '#domain/testing/booking-builders';
import { aBay, aPhysician, aProcedureType, aRoom, aSession } from '#domain/testing/builders';

const LSB = aProcedureType();
const SHORT = aProcedureType({
  id: 'type-short',
  durationMinutes: 10,
  turnoverMinutes: 5,
  recoveryMinutes: 0,
});
/** Without the wait in recovery, so that bays are in nobody's way. */
const at = (start: number, over: Partial<Booking> = {}): Booking =>
  anotherBooking({ id: `at-${start}`, start, arriveBeforeMinutes: 0, recoveryMinutes: 0, ...over });

describe('the gaps of a day', () => {
  it('are a whole session in which nobody stands, up to its end', () => {
    const [gap] = gapsOn(aBook().day('2026-09-14'), [LSB], anAsking());
    expect(gap).toEqual({
      sessionId: 'session-1',
      date: '2026-09-14',
      physicianId: 'physician-1',
      roomId: 'room-1',
      minutes: { start: 510, end: 750 },
      bayId: 'bay-1',
      procedureTypeIds: ['type-lsb'],
    });
  });

  it('are what lies between bookings and is long enough for the shortest procedure', () => {
    // 08:30–09:10 and 09:25–10:05 taken: 15 minutes between them.
    const day = aBook({ bookings: [at(510), at(565)] }).day('2026-09-14');
    const ranges = (types: (typeof LSB)[]) =>
      gapsOn(day, types, anAsking()).map(({ minutes }) => minutes);
    expect(ranges([LSB])).toEqual([{ start: 605, end: 750 }]);
    expect(ranges([LSB, SHORT])).toEqual([
      { start: 550, end: 565 },
      { start: 605, end: 750 },
    ]);
  });

  it('say which procedures fit, the shortest first', () => {
    const day = aBook({ bookings: [at(510), at(565)] }).day('2026-09-14');
    const fit = gapsOn(day, [LSB, SHORT], anAsking()).map((gap) => gap.procedureTypeIds);
    expect(fit).toEqual([['type-short'], ['type-short', 'type-lsb']]);
  });

  it('are not where a session is full, takes no such case, or no bay is watched', () => {
    const full = aBook({ sessions: [aSession({ maxCases: 1 })], bookings: [at(510)] });
    const other = aBook({ sessions: [aSession({ procedureTypeIds: ['type-other'] })] });
    const unwatched = aBook({ resources: [aRoom(), aPhysician(), aBay({ staffed: {} })] });
    for (const book of [full, other, unwatched])
      expect(gapsOn(book.day('2026-09-14'), [LSB], anAsking())).toEqual([]);
  });

  it('are not what somebody else holds, nor what has passed', () => {
    // The held bay is free again at 10:45, so that nobody may start before 10:15.
    const held = aBook({ holds: [aHold()] }).day('2026-09-14');
    expect(gapsOn(held, [LSB], anAsking()).map(({ minutes }) => minutes.start)).toEqual([510, 615]);
    const later = anAsking({ today: '2026-09-14', minute: 602 });
    const day = aBook().day('2026-09-14');
    expect(gapsOn(day, [LSB], later)[0]?.minutes).toEqual({ start: 605, end: 750 });
    expect(gapsOn(day, [LSB], anAsking({ today: '2026-09-15' }))).toEqual([]);
  });

  it('are listed from today on, day by day', () => {
    const sessions = ['2026-09-14', '2026-09-15', '2026-09-29'].map((date) =>
      aSession({ id: date, date }),
    );
    const asking = anAsking({ today: '2026-09-15' });
    const gaps = gapsIn(aBook({ sessions }), '2026-09-01', '2026-09-28', [LSB], asking);
    expect(gaps.map(({ date }) => date)).toEqual(['2026-09-15']);
  });
});

describe('the gap that a booking leaves', () => {
  const types = [LSB, SHORT];
  it('reaches from its start to whoever comes next', () => {
    const day = aBook({ bookings: [at(510), at(610)] }).day('2026-09-14');
    const gap = gapAt(aPlace({ start: 570 }), day, types, anAsking());
    expect(gap?.minutes).toEqual({ start: 570, end: 610 });
  });

  it('begins now when its start has passed', () => {
    const asking = anAsking({ today: '2026-09-14', minute: 581 });
    const gap = gapAt(aPlace({ start: 570 }), aBook().day('2026-09-14'), types, asking);
    expect(gap?.minutes.start).toBe(585);
  });

  it('is none once somebody else has it, or it is too short by now', () => {
    const day = aBook({ bookings: [at(570)] }).day('2026-09-14');
    expect(gapAt(aPlace({ start: 570 }), day, types, anAsking())).toBeNull();
    const late = anAsking({ today: '2026-09-14', minute: 602 });
    const next = aBook({ bookings: [at(610)] }).day('2026-09-14');
    expect(gapAt(aPlace({ start: 570 }), next, types, late)).toBeNull();
  });
});
