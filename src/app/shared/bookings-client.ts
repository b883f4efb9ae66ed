import type { EntityChange } from '#contract/live';
import type {
  BookSlotBody,
  CancelBooking,
  HoldCellBody,
  MoveBookingBody,
  SwapBookingsBody,
  TellPatient,
} from '#contract/bookings';
import type { Booking } from '#domain/booking/booking';
import { Injectable, inject } from '@angular/core';
import { map, timer, type Observable } from 'rxjs';
import { ApiClient } from './api-client';

/** When a hold of so many minutes is taken and renewed: at once, and twice in its life. */
export const holdRhythm = (holdMinutes: number): Observable<number> =>
  timer(0, (holdMinutes * 60_000) / 2);

/** What can be asked of the server about the plan. `version` is the booking's, as it was seen. */
@Injectable({ providedIn: 'root' })
export class BookingsClient {
  readonly #api = inject(ApiClient);

  book(body: BookSlotBody): Observable<Booking> {
    return this.#api
      .write('POST', '/api/bookings', body)
      .pipe(map((changes) => bookingIn(changes)));
  }

  move(bookingId: string, body: MoveBookingBody): Observable<Booking> {
    return this.#api
      .write('POST', `/api/bookings/${bookingId}/move`, body)
      .pipe(map((changes) => bookingIn(changes)));
  }

  cancel(bookingId: string, body: CancelBooking): Observable<Booking> {
    return this.#api
      .write('POST', `/api/bookings/${bookingId}/cancel`, body)
      .pipe(map((changes) => bookingIn(changes)));
  }

  confirm(bookingId: string, body: { version: number }): Observable<Booking> {
    return this.#api
      .write('POST', `/api/bookings/${bookingId}/confirm`, body)
      .pipe(map((changes) => bookingIn(changes)));
  }

  standAgain(bookingId: string, body: { version: number }): Observable<Booking> {
    const url = `/api/bookings/${bookingId}/stand-again`;
    return this.#api.write('POST', url, body).pipe(map((changes) => bookingIn(changes)));
  }

  unconfirm(bookingId: string, body: { version: number }): Observable<Booking> {
    const url = `/api/bookings/${bookingId}/provisional`;
    return this.#api.write('POST', url, body).pipe(map((changes) => bookingIn(changes)));
  }

  swap(body: SwapBookingsBody): Observable<readonly [Booking, Booking]> {
    const [one, other] = body.bookings;
    return this.#api
      .write('POST', '/api/bookings/swap', body)
      .pipe(map((changes) => [bookingIn(changes, one.id), bookingIn(changes, other.id)] as const));
  }

  tell(bookingId: string, body: TellPatient): Observable<Booking> {
    return this.#api
      .write('POST', `/api/bookings/${bookingId}/told`, body)
      .pipe(map((changes) => bookingIn(changes)));
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

  letGo(holdId: string, isLeaving = false): Observable<readonly EntityChange[]> {
    return this.#api.write('DELETE', `/api/holds/${holdId}`, undefined, { keepalive: isLeaving });
  }
}

/** The booking as the answer says it now is. */
function bookingIn(changes: readonly EntityChange[], bookingId?: string): Booking {
  const change = changes.find(({ entity, id }) => entity === 'booking' && (bookingId ?? id) === id);
  if (change?.entity !== 'booking' || change.body === null)
    throw new Error('An answer about a booking brought none');
  return change.body;
}
