import fc from 'fast-check';
import { SIDES } from '#domain/referral/laterality';
import { aBooking, aReferral } from '#domain/testing/builders';
import { aChecklist, aDay } from '#domain/testing/day-builders';
import { SIDE_PLACES, sideMismatch, sidesOf, type StatedSide } from '#domain/visit/sides';

describe('the sides on the way to the needle', () => {
  it('are read from order, booking, consent, mark and time-out, as far as they have spoken', () => {
    const day = aDay({
      checklists: [
        aChecklist('pre-procedure', { 'consent-side': 'left', 'marked-side': 'right' }),
        aChecklist('time-out', { 'time-out-side': 'left' }),
      ],
    });
    expect(sidesOf(day)).toEqual([
      { where: 'order', side: 'left' },
      { where: 'booking', side: 'left' },
      { where: 'consent', side: 'left' },
      { where: 'mark', side: 'right' },
      { where: 'time-out', side: 'left' },
    ]);
    expect(sidesOf(aDay({ booking: aBooking({ side: null }) }))).toEqual([
      { where: 'order', side: 'left' },
    ]);
  });

  it('of a booking for one side fit an order for both, never the other way round', () => {
    const both = aReferral({ side: 'both' });
    expect(sideMismatch(sidesOf(aDay({ referral: both })))).toBeNull();
    expect(sideMismatch(sidesOf(aDay({ booking: aBooking({ side: 'both' }) })))).not.toBeNull();
  });

  it('differ as soon as any two today differ, or one leaves the order, whatever their places', () => {
    const anySides: fc.Arbitrary<StatedSide[]> = fc
      .tuple(...SIDE_PLACES.map(() => fc.option(fc.constantFrom(...SIDES))))
      .map((sides) =>
        SIDE_PLACES.flatMap((where, index) => {
          const side = sides[index];
          return side ? [{ where, side }] : [];
        }),
      );
    fc.assert(
      fc.property(anySides, (sides) => {
        const ordered = sides.find(({ where }) => where === 'order')?.side;
        const today = new Set(
          sides.filter(({ where }) => where !== 'order').map(({ side }) => side),
        );
        const differ =
          today.size > 1 ||
          (ordered !== undefined &&
            ordered !== 'both' &&
            [...today].some((side) => side !== ordered));
        expect(sideMismatch(sides) !== null).toBe(differ);
      }),
    );
  });
});
