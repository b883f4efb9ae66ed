import type { Booking } from '#domain/booking/booking';
import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { Referral } from '#domain/referral/referral';

/**
 * Why the patient may not be told this date yet. Being told means being told what to stop, so every
 * drug that must be stopped needs its prescriber's agreement first (model.md, "Never false" 6).
 */
export function tellRefusals(
  booking: Pick<Booking, 'status'>,
  referral: Pick<Referral, 'antithrombotics'>,
): BookingRefusal[] {
  if (booking.status === 'cancelled') return [{ code: 'booking-not-standing' }];
  return referral.antithrombotics.flatMap((plan): BookingRefusal[] => {
    if (plan.decision === null || plan.decided === null)
      return [{ code: 'antithrombotic-undecided', drug: plan.drug }];
    const stops = plan.decision !== 'continue' && plan.stopDays > 0;
    return stops && plan.prescriberAgreed === null
      ? [{ code: 'prescriber-not-agreed', drug: plan.drug }]
      : [];
  });
}
