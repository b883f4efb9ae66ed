import { authorisedBlocks } from '#domain/booking/authorised-blocks';
import { countedBlocks } from '#domain/booking/booking-case';
import { aBooking } from '#domain/testing/builders';
import type { VisitState } from '#domain/visit/visit';

describe('Blocks under an authorisation', () => {
  const CASES: readonly [VisitState, number, number][] = [
    ['expected', 0, 1],
    ['in-room', 0, 1],
    ['home', 1, 0],
    ['aborted', 1, 0],
    ['transferred', 1, 0],
    ['no-show', 0, 0],
    ['cancelled-on-the-day', 0, 0],
  ];
  for (const [state, used, ahead] of CASES)
    it(`${state}: ${used} used, ${ahead} ahead`, () => {
      const blocks = countedBlocks('patient-1', [aBooking()], () => state);
      expect(authorisedBlocks('referral-1', blocks)).toEqual({ used, ahead });
    });

  it('are those of its referral only', () => {
    const other = aBooking({ id: 'booking-2', referralId: 'referral-2' });
    const blocks = countedBlocks('patient-1', [aBooking(), other], () => 'home');
    expect(authorisedBlocks('referral-1', blocks)).toEqual({ used: 1, ahead: 0 });
  });
});
