import { visitStatesIn } from '#domain/booking/booking-case';
import type { Booking } from '#domain/booking/booking';
import { lastDone, nextPlaced, seriesBlocks } from '#domain/series/blocks';
import { aBooking, aSeries, aStamp } from '#domain/testing/builders';
import { aVisitAt } from '#domain/testing/day-builders';
import type { StampedStep, Visit } from '#domain/visit/visit';

const aBlockBooking = (blockIndex: number, over: Partial<Booking> = {}): Booking =>
  aBooking({ id: `booking-${blockIndex}`, seriesId: 'series-1', blockIndex, ...over });

const visited = (bookingId: string, ...steps: StampedStep[]): Record<string, Visit> => ({
  [bookingId]: { ...aVisitAt(...steps), bookingId },
});

describe('the blocks of a series', () => {
  const standingAfter = (...steps: StampedStep[]) =>
    seriesBlocks(aSeries(), [aBlockBooking(1)], visitStatesIn(visited('booking-1', ...steps)))[0]
      ?.standing;

  it('stand as the booking and the visit say', () => {
    expect(standingAfter('arrived')).toBe('booked');
    expect(standingAfter('in-room')).toBe('booked');
    expect(standingAfter('in-recovery')).toBe('done');
    expect(standingAfter('ready')).toBe('done');
    expect(standingAfter('home')).toBe('done');
    expect(standingAfter('aborted')).toBe('done');
    expect(standingAfter('in-room', 'left-against-advice')).toBe('done');
    expect(standingAfter('arrived', 'left-against-advice')).toBe('lost');
    expect(standingAfter('arrived', 'prepared', 'transferred')).toBe('lost');
    expect(standingAfter('no-show')).toBe('lost');
    expect(standingAfter('cancelled-on-the-day')).toBe('lost');
  });

  it('come in order, without those of other series and without cancelled ones', () => {
    const blocks = seriesBlocks(
      aSeries(),
      [
        aBlockBooking(3, { status: 'provisional' }),
        aBlockBooking(1),
        aBlockBooking(2, { status: 'cancelled', cancelled: { ...aStamp(), reason: 'ill' } }),
        aBooking({ id: 'other', seriesId: 'series-2', blockIndex: 1 }),
        aBooking({ id: 'single' }),
      ],
      () => 'expected',
    );
    expect(blocks.map(({ index, standing }) => [index, standing])).toEqual([
      [1, 'booked'],
      [3, 'provisional'],
    ]);
  });

  it('show a lost block until it is booked anew', () => {
    const lost = aBlockBooking(1, { id: 'lost' });
    const anew = aBlockBooking(1, { id: 'anew', date: '2026-09-21' });
    const visits = visitStatesIn(visited('lost', 'no-show'));
    for (const bookings of [
      [lost, anew],
      [anew, lost],
    ])
      expect(seriesBlocks(aSeries(), bookings, visits).map(({ bookingId }) => bookingId)).toEqual([
        'anew',
      ]);
  });

  it('tell the last one given and the next one placed', () => {
    const blocks = seriesBlocks(
      aSeries(),
      [aBlockBooking(1), aBlockBooking(2), aBlockBooking(3, { status: 'provisional' })],
      visitStatesIn({ ...visited('booking-1', 'home'), ...visited('booking-2', 'no-show') }),
    );
    expect(lastDone(blocks)?.index).toBe(1);
    expect(nextPlaced(blocks)?.index).toBe(3);
    expect(lastDone([])).toBeUndefined();
  });
});
