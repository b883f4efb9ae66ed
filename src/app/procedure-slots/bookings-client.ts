import type { EntityChange } from '#contract/live';
import type {
  BookSlotBody,
  CancelBooking,
  HoldCellBody,
  MoveBookingBody,
  TellPatient,
} from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import { Injectable, inject } from '@angular/core';
import { map, type Observable } from 'rxjs';
import { ApiClient } from '../shared/api-client';

/** What can be asked of the server about the plan. `version` is the booking's, as it was seen. */
@Injectable({ providedIn: 'root' })
export class BookingsClient {
  readonly #api = inject(ApiClient);

  book(body: BookSlotBody): Observable<Booking> {
    return this.#api.write('POST', '/api/bookings', body).pipe(map(bookingIn));
  }

  move(bookingId: string, body: MoveBookingBody): Observable<Booking> {
    return this.#api.write('POST', `/api/bookings/${bookingId}/move`, body).pipe(map(bookingIn));
  }

  cancel(bookingId: string, body: CancelBooking): Observable<Booking> {
    return this.#api.write('POST', `/api/bookings/${bookingId}/cancel`, body).pipe(map(bookingIn));
  }

  confirm(bookingId: string, body: { version: number }): Observable<Booking> {
    return this.#api.write('POST', `/api/bookings/${bookingId}/confirm`, body).pipe(map(bookingIn));
  }

  tell(bookingId: string, body: TellPatient): Observable<Booking> {
    return this.#api.write('POST', `/api/bookings/${bookingId}/told`, body).pipe(map(bookingIn));
  }

  hold(body: HoldCellBody): Observable<string> {
    return this.#api
      .write('PUT', '/api/holds', body)
      .pipe(
        map(
          (changes) =>
            changes.find(({ entity, body: hold }) => entity === 'hold' && hold !== null)?.id ?? '',
        ),
      );
  }

  letGo(holdId: string): Observable<readonly EntityChange[]> {
    return this.#api.write('DELETE', `/api/holds/${holdId}`);
  }
}

/** The booking as the answer says it now is. */
function bookingIn(changes: readonly EntityChange[]): Booking {
  const change = changes.find(({ entity }) => entity === 'booking');
  if (change?.entity !== 'booking' || change.body === null)
    throw new Error('An answer about a booking brought none');
  return change.body;
}
