import {
  caseOfBooking,
  caseOfReferral,
  countedBlocks,
  visitStatesIn,
} from '#domain/booking/booking-case';
import {
  aBooking,
  aPatient,
  aProcedureType,
  aReferral,
  aSeries,
  aStamp,
} from '#domain/testing/builders';
import { aVisitAt } from '#domain/testing/day-builders';
import type { StampedStep, VisitState } from '#domain/visit/visit';

describe('a booking case', () => {
  const states: [VisitState, number, boolean][] = [
    ['expected', 1, true],
    ['in-recovery', 1, true],
    ['home', 1, false],
    ['aborted', 1, false],
    ['left-against-advice', 1, false],
    ['no-show', 0, false],
    ['cancelled-on-the-day', 0, false],
  ];
  for (const [state, count, ahead] of states)
    it(`${count ? 'counts' : 'does not count'} a block whose visit is ${state}`, () => {
      const blocks = countedBlocks('patient-1', [aBooking()], () => state);
      expect(blocks.map((block) => block.ahead)).toEqual(count ? [ahead] : []);
    });

  const left: [StampedStep[], number][] = [
    [['arrived', 'left-against-advice'], 0],
    [['arrived', 'prepared', 'transferred'], 0],
    [['arrived', 'prepared', 'in-room', 'left-against-advice'], 1],
    [['arrived', 'prepared', 'in-room', 'in-recovery', 'transferred'], 1],
  ];
  for (const [steps, count] of left)
    it(`${count ? 'counts' : 'does not count'} a block after ${steps.join(', ')}`, () => {
      const states = visitStatesIn({ 'booking-1': aVisitAt(...steps) });
      expect(countedBlocks('patient-1', [aBooking()], states).length).toBe(count);
    });

  it('counts neither cancelled blocks nor those of other patients', () => {
    const cancelled = aBooking({ status: 'cancelled', cancelled: { ...aStamp(), reason: 'ill' } });
    expect(countedBlocks('patient-1', [cancelled], () => 'expected')).toEqual([]);
    expect(countedBlocks('patient-2', [aBooking()], () => 'expected')).toEqual([]);
  });

  const facts = {
    patient: aPatient(),
    referral: aReferral(),
    procedureType: aProcedureType({ durationMinutes: 20 }),
    series: null,
    blocks: [],
  };

  it('of a referral takes side from the order and minutes from the procedure type', () => {
    const { side, durationMinutes, blockIndex, bookingId } = caseOfReferral(facts);
    expect({ side, durationMinutes, blockIndex, bookingId }).toEqual({
      side: 'left',
      durationMinutes: 20,
      blockIndex: null,
      bookingId: null,
    });
  });

  it('of a series is its first block that nobody has booked', () => {
    const block = (blockIndex: number) => ({
      ...aBooking({ id: `b${blockIndex}`, seriesId: 'series-1', blockIndex }),
      ahead: true,
    });
    const series = aSeries({ side: 'right' });
    const next = (blocks: ReturnType<typeof block>[]) =>
      caseOfReferral({ ...facts, series, blocks });
    expect(next([]).blockIndex).toBe(1);
    expect(next([block(1), block(3)]).blockIndex).toBe(2);
    expect(next([block(1)]).side).toBe('right');
  });

  it('of a booking keeps its minutes and does not count itself', () => {
    const booking = aBooking({ status: 'provisional' });
    const blocks = countedBlocks('patient-1', [booking], () => 'expected');
    const moving = caseOfBooking(booking, { ...facts, blocks });
    expect(moving.durationMinutes).toBe(30);
    expect(moving.bayId).toBe('bay-1');
    expect(moving.status).toBe('provisional');
    expect(moving.blocks).toEqual([]);
  });
});
