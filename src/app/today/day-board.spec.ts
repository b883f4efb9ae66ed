import { aBay, aBooking, aPatient, aReferral, aRoom } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import type { StampedStep } from '#domain/visit/visit';
import { columnOf, dayBoard, leftToday } from './day-board';

const aCase = (n: number, start: number, ...steps: StampedStep[]): DayCase => {
  const id = `booking-${n}`;
  return aDay({
    booking: aBooking({
      id,
      start,
      patientId: `patient-${n}`,
      bayId: `bay-${n}`,
      roomId: `room-${n}`,
      physicianId: `physician-${n}`,
    }),
    patient: aPatient({ id: `patient-${n}` }),
    referral: aReferral({ id: `referral-${n}`, decision: 'accepted' }),
    visit: { ...aVisitAt(...steps), bookingId: id },
  });
};
const looking = (clock: string) => ({
  date: '2026-09-14',
  now: at(clock),
  zone: 'Europe/London',
  openingHours: { 1: { start: 480, end: 1080 } },
  actor: { roles: ['nurse' as const] },
});

describe('The board of the day', () => {
  it('puts everybody in the column of their step, in order of start', () => {
    const cases = [
      aCase(1, 600),
      aCase(2, 540),
      aCase(3, 570, 'arrived', 'prepared', 'in-room'),
      aCase(4, 570, 'no-show'),
      aCase(5, 570, 'arrived', 'prepared', 'in-room', 'aborted'),
    ];
    const columns = dayBoard(cases, [], looking('09:35')).columns.map(
      ({ step, cards }) => `${step}: ${cards.map((card) => card.day.booking.id).join(' ')}`,
    );
    expect(columns).toEqual([
      'expected: booking-2 booking-1',
      'arrived: ',
      'prepared: ',
      'in-room: booking-3 booking-5',
      'in-recovery: ',
      'ready: ',
      'home: booking-4',
    ]);
    expect(columnOf('transferred')).toBe('home');
  });

  it('leaves out other days and cancelled bookings', () => {
    const other = aDay({ booking: aBooking({ date: '2026-09-15' }) });
    const cancelled = aDay({ booking: aBooking({ status: 'cancelled' }) });
    expect(dayBoard([other, cancelled], [], looking('09:00')).cards).toEqual([]);
  });

  it('knows who is late, what comes next and why it cannot come', () => {
    const [card] = dayBoard([aCase(1, 540)], [], looking('08:45')).cards;
    expect(card?.lateMinutes).toBe(15);
    expect(card?.step).toBe('arrived');
    expect(card?.refusals).toEqual([]);
    const [prepared] = dayBoard([aCase(1, 570, 'arrived', 'prepared')], [], looking('09:20')).cards;
    expect(prepared?.refusals.map((each) => each.code)).toEqual(['checklist-unfinished']);
  });

  it('shows who lies in a bay and until when, and who comes next', () => {
    const bays = [aBay({ id: 'bay-1', name: 'Bay 1' }), aBay({ id: 'bay-2', name: 'Bay 2' })];
    const inside = aCase(1, 570, 'arrived', 'prepared', 'in-room', 'in-recovery'); // since 09:40
    const [one, two] = dayBoard([inside, aCase(2, 600)], bays, looking('09:50')).places;
    expect(one?.patient?.booking.id).toBe('booking-1');
    expect(one?.until).toBe(625); // 09:40 and 45 minutes
    expect(one?.overdue).toBeFalse();
    expect(two?.patient).toBeNull();
    expect(two?.next?.at).toBe(630);
  });

  it('shows who is in a room and until when, and who comes next', () => {
    const inside = aCase(1, 570, 'arrived', 'prepared', 'in-room'); // since 09:30
    const next = aCase(2, 600);
    const behind = { ...next, booking: { ...next.booking, roomId: 'room-1' } };
    const [room] = dayBoard([inside, behind], [aRoom()], looking('09:35')).places;
    expect(room?.patient?.booking.id).toBe('booking-1');
    expect(room?.until).toBe(600);
    expect(room?.next?.day.booking.id).toBe('booking-2');
    expect(room?.next?.at).toBe(610); // after the turnover
  });

  it('says when the last patient leaves beside closing time', () => {
    const board = dayBoard([aCase(1, 570), aCase(2, 990)], [], looking('08:00'));
    expect([board.ends, board.closes]).toEqual([1065, 1080]);
    expect(leftToday(board)).toEqual({ left: 2, all: 2 });
  });
});
