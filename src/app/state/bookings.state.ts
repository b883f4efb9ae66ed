import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'booking',
  (snapshot) => snapshot.bookings,
  (booking) => booking.id,
);

export const bookingsFeature = createFeature({
  name: 'bookings',
  reducer,
  extraSelectors: ({ selectBookingsState }) => adapter.getSelectors(selectBookingsState),
});

export const { selectAll: selectBookings, selectEntities: selectBookingEntities } = bookingsFeature;
