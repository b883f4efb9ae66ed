import type { Booking } from '#domain/booking/booking';
import { aBooking } from '#domain/testing/builders';
import { aDay, aVisitAt } from '#domain/testing/day-builders';
import { formatClock } from '#domain/time/minutes';
import { downtimeSheet } from '#domain/visit/downtime-sheet';
import type { StampedStep } from '#domain/visit/visit';

const one = (id: string, over: Partial<Booking> = {}, ...steps: StampedStep[]) =>
  aDay({
    booking: aBooking({ id, date: '2026-09-14', ...over }),
    visit: { ...aVisitAt(...steps), bookingId: id },
  });
const PATH = ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'] as const;
const upTo = (step: (typeof PATH)[number]) => PATH.slice(0, PATH.indexOf(step) + 1);
const said = (...days: ReturnType<typeof one>[]) => {
  const { desk, rooms, recovery, gone } = downtimeSheet(days, '2026-09-14');
  const ids = (lines: typeof desk): string => lines.map(({ booking }) => booking.id).join(' ');
  return {
    desk: ids(desk),
    rooms: rooms.map(({ roomId, lines }) => `${roomId}: ${ids(lines)}`),
    recovery: ids(recovery),
    gone,
  };
};

describe('The day on paper', () => {
  it('has each patient on the sheets of the places still to come, in their order', () => {
    expect(
      said(
        one('b', { start: 600 }),
        one('a', { start: 560 }),
        one('c', { start: 570, roomId: 'room-2' }, ...upTo('arrived')),
        one('d', { start: 520 }, ...upTo('in-recovery')),
        one('e', { start: 500 }, ...upTo('home')),
      ),
    ).toEqual({
      desk: 'a b',
      rooms: ['room-1: a b', 'room-2: c'],
      recovery: 'd a c b',
      gone: 1,
    });
  });

  it('leaves out another day, who is cancelled, and from recovery who is not observed', () => {
    expect(
      said(
        one('a', { date: '2026-09-15' }),
        one('b', { status: 'cancelled' }),
        one('c', { recoveryMinutes: 0 }),
      ),
    ).toEqual({ desk: 'c', rooms: ['room-1: c'], recovery: '', gone: 0 });
  });

  it('says when to come, when the block ends and when recovery does', () => {
    const day = one('a', {
      ...{ start: 570, durationMinutes: 30, recoveryMinutes: 45, arriveBeforeMinutes: 40 },
    });
    const [line] = downtimeSheet([day], '2026-09-14').desk;
    expect([line?.arrives, line?.ends, line?.leaves].map((each) => formatClock(each ?? 0))).toEqual(
      ['08:50', '10:00', '10:45'],
    );
  });

  it('is empty on a day without patients', () => {
    expect(said()).toEqual({ desk: '', rooms: [], recovery: '', gone: 0 });
  });
});
