import type { BookSlotBody, MoveBookingBody, TellPatient } from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import type { Place } from '#domain/booking/booking-case';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

export const procedureSlotsPageActions = createActionGroup({
  source: 'Procedure slots page',
  events: {
    'Case Picked': props<{ referralId: string }>(),
    'Booking Picked Up': props<{ bookingId: string }>(),
    'Put Down': emptyProps(),
    'Slot Picked': props<{ place: Place }>(),
    'Slot Left': emptyProps(),
    'Book Asked': props<{ body: BookSlotBody }>(),
    /** `from` is where it stood, so that the move can be undone. */
    'Move Asked': props<{ from: Booking; body: MoveBookingBody }>(),
    'Cancel Asked': props<{ booking: Booking; reason: string }>(),
    'Confirm Asked': props<{ booking: Booking }>(),
    /** Undoes a cancellation, or a confirmation; `booking` as that left it. */
    'Stand Again Asked': props<{ booking: Booking }>(),
    'Unconfirm Asked': props<{ booking: Booking }>(),
    'Swap Asked': props<{ bookings: readonly [Booking, Booking]; reason: string | null }>(),
    'Tell Asked': props<{ bookingId: string; body: TellPatient }>(),
    Left: emptyProps(),
  },
});

export const bookingsApiActions = createActionGroup({
  source: 'Bookings API',
  events: {
    'Slot Booked': props<{ booking: Booking }>(),
    'Booking Moved': props<{ booking: Booking; from: Booking }>(),
    'Booking Cancelled': props<{ booking: Booking; before: Booking }>(),
    'Booking Confirmed': props<{ booking: Booking }>(),
    'Booking Stood Again': props<{ booking: Booking }>(),
    'Booking Unconfirmed': props<{ booking: Booking }>(),
    'Bookings Swapped': props<{ bookings: readonly [Booking, Booking] }>(),
    'Patient Told': props<{ booking: Booking }>(),
    /** While a slot is being decided about, beside it; otherwise as a notice. */
    'Booking Refused': props<{ failure: ApiFailure }>(),
    'Hold Taken': props<{ holdId: string }>(),
    'Hold Refused': props<{ failure: ApiFailure }>(),
    'Hold Let Go': emptyProps(),
  },
});
