import { legsOf, legsUntil } from '#domain/booking/legs';
import { aBooking } from '#domain/testing/builders';

const minutesOfLegs = (booking: ReturnType<typeof aBooking>) =>
  Object.fromEntries(
    legsOf(booking).map(({ leg, minutes }) => [leg, [minutes.start, minutes.end]]),
  );

describe('legs of a booking', () => {
  it('take physician, room with turnover, bay and patient', () => {
    expect(legsOf(aBooking()).map(({ leg, resourceId }) => [leg, resourceId])).toEqual([
      ['procedure', 'physician-1'],
      ['room', 'room-1'],
      ['recovery', 'bay-1'],
      ['presence', 'patient-1'],
    ]);
    expect(minutesOfLegs(aBooking())).toEqual({
      procedure: [570, 600],
      room: [570, 610],
      recovery: [600, 645],
      presence: [540, 645],
    });
  });

  it('need no bay where there is no recovery', () => {
    const booking = aBooking({ recoveryMinutes: 0, bayId: null });
    expect(minutesOfLegs(booking)).toEqual({
      procedure: [570, 600],
      room: [570, 610],
      presence: [540, 600],
    });
  });

  it('are cut at midnight on both sides', () => {
    expect(minutesOfLegs(aBooking({ start: 10 }))['presence']).toEqual([0, 85]);
    expect(
      minutesOfLegs(aBooking({ start: 1410, recoveryMinutes: 0, bayId: null }))['room'],
    ).toEqual([1410, 1440]);
  });

  const leftAt: [string, string, number, number][] = [
    ['nothing when the patient goes on an earlier day', '2026-09-13', 720, 0],
    ['nothing when they go before arriving', '2026-09-14', 540, 0],
    ['the wait of a patient who goes before the block', '2026-09-14', 570, 1],
    ['what was used, when they go during recovery', '2026-09-14', 620, 4],
    ['all of it on a later day', '2026-09-15', 0, 4],
  ];
  for (const [name, date, minute, legs] of leftAt)
    it(`leave ${name}`, () => {
      const left = legsUntil(legsOf(aBooking()), date, minute);
      expect(left.length).toBe(legs);
      if (date === '2026-09-14') expect(left.every((leg) => leg.minutes.end <= minute)).toBeTrue();
    });
});
