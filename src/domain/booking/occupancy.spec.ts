import { holdsBlocking, legsToHold } from '#domain/booking/holds';
import { legsOf } from '#domain/booking/legs';
import {
  dayOccupancy,
  legsTakenBy,
  occupanciesOf,
  takenOf,
  takersOf,
} from '#domain/booking/occupancy';
import { aBooking, aStamp } from '#domain/testing/builders';
import { aHold, anotherBooking } from '#domain/testing/booking-builders';
import { visitOf, type StampedStep, type Visit } from '#domain/visit/visit';

const NOW = '2026-09-07T08:00:00.000Z';
const ZONE = 'Europe/London';
const asker = (over: { tab?: string; bookingIds?: string[]; now?: string } = {}) => ({
  now: over.now ?? NOW,
  holder: { by: 'person-2', tab: over.tab ?? 'tab-1' },
  bookingIds: over.bookingIds ?? [],
});

function visitWith(step: StampedStep, at: string): Visit {
  const stamped = { ...aStamp({ at }), id: 'step-1', step, reason: null, undone: null };
  return { ...visitOf('booking-1'), version: 1, steps: [stamped] };
}

describe('occupancy', () => {
  it('lists what takes a resource in order of its start', () => {
    const late = aBooking({ id: 'late', start: 660 });
    const day = dayOccupancy(occupanciesOf([late, aBooking()], {}, [], ZONE));
    const taken = takenOf(day, 'room-1', asker());
    expect(taken.map(({ bookingId }) => bookingId)).toEqual(['booking-1', 'late']);
    expect(takersOf(taken, { start: 610, end: 660 })).toEqual([]);
    expect(takersOf(taken, { start: 605, end: 660 }).length).toBe(1);
    expect(takenOf(day, 'room-9', asker())).toEqual([]);
  });

  const holds: [string, ReturnType<typeof asker>, number][] = [
    ['stands in the way of another tab', asker(), 1],
    ['never blocks the tab that holds it', asker({ tab: 'tab-2' }), 0],
    ['is in the way until the last millisecond', asker({ now: '2026-09-07T08:02:59.999Z' }), 1],
    ['never outlives its time', asker({ now: '2026-09-07T08:03:00.000Z' }), 0],
  ];
  for (const [name, through, count] of holds)
    it(`a hold ${name}`, () => {
      const day = dayOccupancy(occupanciesOf([], {}, [aHold()], ZONE));
      expect(takenOf(day, 'room-1', through).length).toBe(count);
      expect(holdsBlocking([aHold()], through.holder, through.now).length).toBe(count);
    });

  it('looks through the booking that is about to move', () => {
    const day = dayOccupancy(occupanciesOf([aBooking()], {}, [], ZONE));
    expect(takenOf(day, 'room-1', asker({ bookingIds: ['booking-1'] }))).toEqual([]);
  });

  it('a hold for a move takes only what its booking does not already occupy', () => {
    const held = legsToHold(legsOf(aBooking({ start: 580 })), legsOf(aBooking()));
    expect(held.map(({ leg, minutes }) => [leg, minutes.start, minutes.end])).toEqual([
      ['procedure', 600, 610],
      ['room', 610, 620],
      ['recovery', 645, 655],
      ['presence', 645, 655],
    ]);
    expect(legsToHold(legsOf(aBooking()), legsOf(aBooking()))).toEqual([]);
    expect(legsToHold(legsOf(anotherBooking()), []).length).toBe(4);
  });

  const gone: [string, Visit | undefined, string | null, string[]][] = [
    [
      'all legs while the patient is expected',
      undefined,
      null,
      ['procedure', 'room', 'recovery', 'presence'],
    ],
    [
      'all legs while the patient recovers',
      visitWith('in-recovery', '2026-09-14T09:05:00.000Z'),
      null,
      ['procedure', 'room', 'recovery', 'presence'],
    ],
    ['nothing once cancelled the day before', undefined, '2026-09-13T12:00:00.000Z', []],
    ['nothing when cancelled in the morning', undefined, '2026-09-14T06:00:00.000Z', []],
    ['the wait when cancelled at 09:12', undefined, '2026-09-14T08:12:00.000Z', ['presence']],
    [
      'what was used when cancelled the day after',
      undefined,
      '2026-09-15T08:00:00.000Z',
      ['procedure', 'room', 'recovery', 'presence'],
    ],
    [
      'the wait of a patient who did not come',
      visitWith('no-show', '2026-09-14T08:30:00.000Z'),
      null,
      ['presence'],
    ],
    [
      'no more bay than was used by one who went home early',
      visitWith('home', '2026-09-14T09:21:00.000Z'),
      null,
      ['procedure', 'room', 'recovery', 'presence'],
    ],
  ];
  for (const [name, visit, cancelledAt, legs] of gone)
    it(`keeps ${name}`, () => {
      const booking =
        cancelledAt === null
          ? aBooking()
          : aBooking({
              status: 'cancelled',
              cancelled: { ...aStamp({ at: cancelledAt }), reason: 'ill' },
            });
      expect(legsTakenBy(booking, visit, ZONE).map(({ leg }) => leg)).toEqual(
        legs as ReturnType<typeof legsOf>[number]['leg'][],
      );
    });

  it('rounds the freed minutes up to five', () => {
    const legs = legsTakenBy(aBooking(), visitWith('home', '2026-09-14T09:21:00.000Z'), ZONE);
    expect(legs.find(({ leg }) => leg === 'recovery')?.minutes).toEqual({ start: 600, end: 625 });
  });
});
