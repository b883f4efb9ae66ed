import type { Booking } from '#domain/booking/booking';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { BleedingRisk } from '#domain/clinic/clinic';
import { prescriberNotAgreed } from '#domain/readiness/antithrombotics';
import type { Referral } from '#domain/referral/referral';

/**
 * Why the patient may not be told this date yet. Being told means being told what to stop: every
 * drug that a physician stops needs its prescriber's agreement first (model.md, "Never false" 6),
 * and where the block may bleed no drug may be undecided, or the patient has to be called twice.
 */
export function tellRefusals(
  booking: Pick<Booking, 'status'>,
  { antithrombotics }: Pick<Referral, 'antithrombotics'>,
  bleedingRisk: BleedingRisk,
): BookingRefusal[] {
  if (booking.status === 'cancelled') return [{ code: 'booking-not-standing' }];
  const undecided = antithrombotics.filter((plan) => plan.decided === null);
  return [
    ...(bleedingRisk === 'low' ? [] : undecided).map(({ drug }): BookingRefusal => {
      return { code: 'antithrombotic-undecided', drug };
    }),
    ...prescriberNotAgreed(antithrombotics).map((drug): BookingRefusal => {
      return { code: 'prescriber-not-agreed', drug };
    }),
  ];
}
