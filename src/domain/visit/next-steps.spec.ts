import { aBooking } from '#domain/testing/builders';
import { aStep, at, aVisitAt } from '#domain/testing/day-builders';
import { aStamp } from '#domain/testing/builders';
import {
  blockGiven,
  hasEnded,
  isInHouse,
  nextStep,
  nextSteps,
  stateForBlock,
} from '#domain/visit/next-steps';
import {
  since,
  stateOf,
  type StampedStep,
  takenAt,
  visitOf,
  type VisitState,
} from '#domain/visit/visit';

const PATH: StampedStep[] = ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'];
const upTo = (step: StampedStep) => aVisitAt(...PATH.slice(0, PATH.indexOf(step) + 1));

describe('the order of the day', () => {
  const CASES: readonly [string, ReturnType<typeof aVisitAt>, readonly StampedStep[]][] = [
    ['expected', visitOf('booking-1'), ['arrived', 'no-show', 'cancelled-on-the-day']],
    [
      'arrived',
      upTo('arrived'),
      ['prepared', 'cancelled-on-the-day', 'left-against-advice', 'transferred'],
    ],
    [
      'prepared',
      upTo('prepared'),
      ['in-room', 'cancelled-on-the-day', 'left-against-advice', 'transferred'],
    ],
    ['in-room', upTo('in-room'), ['in-recovery', 'aborted', 'transferred', 'left-against-advice']],
    ['in-recovery', upTo('in-recovery'), ['ready', 'transferred', 'left-against-advice']],
    ['ready', upTo('ready'), ['home', 'transferred', 'left-against-advice']],
    ['home', upTo('home'), []],
    ['no-show', aVisitAt('no-show'), []],
    ['cancelled', aVisitAt('arrived', 'cancelled-on-the-day'), []],
    [
      'aborted',
      aVisitAt('arrived', 'prepared', 'in-room', 'aborted'),
      ['in-recovery', 'transferred', 'left-against-advice'],
    ],
    ['transferred', aVisitAt('arrived', 'transferred'), []],
    ['left against advice', aVisitAt('arrived', 'left-against-advice'), []],
  ];
  for (const [state, visit, after] of CASES)
    it(`${state} is followed by ${after.join(', ') || 'nothing'}`, () => {
      expect(nextSteps(visit, aBooking())).toEqual([...after]);
      expect(hasEnded(visit)).toBe(after.length === 0);
    });

  it('leads from the room straight to ready where no recovery is planned', () => {
    const short = aBooking({ recoveryMinutes: 0, bayId: null });
    expect(nextStep(upTo('in-room'), short)).toBe('ready');
  });

  it('leads nowhere once the booking is cancelled, and names no outcome as the ordinary step', () => {
    expect(nextSteps(upTo('arrived'), aBooking({ status: 'cancelled' }))).toEqual([]);
    expect(nextStep(upTo('home'), aBooking())).toBeNull();
    expect(nextStep(visitOf('booking-1'), aBooking())).toBe('arrived');
  });

  it('counts only what was not undone', () => {
    const undone = { ...aStamp({ at: at('09:25') }), why: 'Wrong patient' };
    const visit = {
      ...visitOf('booking-1'),
      steps: [aStep('arrived', at('09:00')), aStep('prepared', at('09:20'), { undone })],
    };
    expect(stateOf(visit)).toBe('arrived');
    expect(since(visit)).toBe(at('09:00'));
    expect(takenAt(visit, 'prepared')).toBeNull();
    expect(nextStep(visit, aBooking())).toBe('prepared');
  });

  it('knows who is in the house', () => {
    expect(isInHouse(visitOf('booking-1'))).toBeFalse();
    expect(isInHouse(upTo('arrived'))).toBeTrue();
    expect(isInHouse(aVisitAt('arrived', 'prepared', 'in-room', 'aborted'))).toBeTrue();
    expect(isInHouse(upTo('home'))).toBeFalse();
  });
});

describe('a block was given', () => {
  const CASES: readonly [string, readonly StampedStep[], boolean][] = [
    ['while in the room', ['arrived', 'prepared', 'in-room'], false],
    ['in recovery', ['arrived', 'prepared', 'in-room', 'in-recovery'], true],
    ['home', PATH, true],
    ['home without a recovery', ['arrived', 'prepared', 'in-room', 'ready', 'home'], true],
    [
      'transferred from recovery',
      ['arrived', 'prepared', 'in-room', 'in-recovery', 'transferred'],
      true,
    ],
    ['transferred from the room', ['arrived', 'prepared', 'in-room', 'transferred'], false],
    [
      'aborted, then watched and home',
      ['arrived', 'prepared', 'in-room', 'aborted', 'in-recovery', 'ready', 'home'],
      false,
    ],
    ['no-show', ['no-show'], false],
  ];
  for (const [what, steps, given] of CASES)
    it(`${what}: ${given ? 'yes' : 'no'}`, () => {
      expect(blockGiven(aVisitAt(...steps))).toBe(given);
    });
});

describe('for its block a visit', () => {
  const CASES: readonly [VisitState, boolean, VisitState][] = [
    ['left-against-advice', false, 'cancelled-on-the-day'],
    ['transferred', false, 'cancelled-on-the-day'],
    ['left-against-advice', true, 'left-against-advice'],
    ['transferred', true, 'transferred'],
    ['aborted', true, 'aborted'],
    ['no-show', false, 'no-show'],
    ['expected', false, 'expected'],
    ['arrived', false, 'arrived'],
  ];
  for (const [state, wasInRoom, counted] of CASES)
    it(`that is ${state}${wasInRoom ? ' after the room' : ''} stands as ${counted}`, () => {
      expect(stateForBlock(state, wasInRoom)).toBe(counted);
    });
});
