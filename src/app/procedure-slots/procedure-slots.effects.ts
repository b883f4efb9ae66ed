import type { Booking } from '#domain/booking/booking';
import type { Place } from '#domain/booking/booking-case';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom, mapResponse } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { EMPTY, concatMap, filter, fromEvent, map, mergeMap, of, switchMap, takeUntil } from 'rxjs';
import type { ApiFailure } from '../shared/api-failure';
import { apiActions } from '../state/live-feed.actions';
import { selectRules } from '../state/clinic.state';
import { TAB } from '../state/tab';
import { BookingsClient, holdRhythm } from '../shared/bookings-client';
import type { CaseInHand } from './hand/in-hand';
import { bookingsApiActions, procedureSlotsPageActions } from './procedure-slots.actions';
import { selectCaseInHand, selectOwnHolds, selectTarget } from './procedure-slots.state';

export const lookUpCase = createEffect(
  (actions = inject(Actions)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.casePicked),
      map(({ referralId }) => apiActions.referralWanted({ referralId })),
    );
  },
  { functional: true },
);

export const bookAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.bookAsked),
      concatMap(({ body }) =>
        client.book(body).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.slotBooked({ booking }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const moveAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.moveAsked),
      concatMap(({ from, body }) =>
        client.move(from.id, body).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.bookingMoved({ booking, from }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const cancelAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.cancelAsked),
      concatMap(({ booking: before, reason }) =>
        client.cancel(before.id, { version: before.version, reason }).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.bookingCancelled({ booking, before }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const confirmAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.confirmAsked),
      concatMap(({ booking: { id, version } }) =>
        client.confirm(id, { version }).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.bookingConfirmed({ booking }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const standAgainAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.standAgainAsked),
      concatMap(({ booking: { id, version } }) =>
        client.standAgain(id, { version }).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.bookingStoodAgain({ booking }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const unconfirmAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.unconfirmAsked),
      concatMap(({ booking: { id, version } }) =>
        client.unconfirm(id, { version }).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.bookingUnconfirmed({ booking }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const swapAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.swapAsked),
      concatMap(({ bookings: [one, other], reason }) =>
        client.swap({ bookings: [seen(one), seen(other)], reason, tab: TAB }).pipe(
          mapResponse({
            next: (bookings) => bookingsApiActions.bookingsSwapped({ bookings }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

const seen = ({ id, version }: Booking) => ({ id, version });

export const tellAsked = createEffect(
  (actions = inject(Actions), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.tellAsked),
      concatMap(({ bookingId, body }) =>
        client.tell(bookingId, body).pipe(
          mapResponse({
            next: (booking) => bookingsApiActions.patientTold({ booking }),
            error: (failure: ApiFailure) => bookingsApiActions.bookingRefused({ failure }),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Holds the place while somebody decides, and renews the hold twice in its life. */
export const holdTarget = createEffect(
  (actions = inject(Actions), store = inject(Store), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(procedureSlotsPageActions.slotPicked),
      concatLatestFrom(() => [store.select(selectCaseInHand), store.select(selectRules)]),
      switchMap(([{ place }, inHand, { holdMinutes }]) => {
        if (inHand === null) return EMPTY;
        return holdRhythm(holdMinutes).pipe(
          takeUntil(store.select(selectTarget).pipe(filter((target) => target === null))),
          concatMap(() =>
            client.hold(holdOf(place, inHand)).pipe(
              mapResponse({
                next: (holdId) => bookingsApiActions.holdTaken({ holdId }),
                error: (failure: ApiFailure) => bookingsApiActions.holdRefused({ failure }),
              }),
            ),
          ),
        );
      }),
    );
  },
  { functional: true },
);

function holdOf(place: Place, { facts, booking }: CaseInHand) {
  return { tab: TAB, referralId: facts.referral.id, bookingId: booking?.id ?? null, ...place };
}

/** A window that is closed lets go of what it holds, as leaving the page within it does. */
export const letGoAtTheEnd = createEffect(
  (store = inject(Store), client = inject(BookingsClient), page: EventTarget = globalThis) => {
    return fromEvent(page, 'pagehide').pipe(
      concatLatestFrom(() => store.select(selectOwnHolds)),
      mergeMap(([, holds]) => of(...holds.map(({ id }) => id))),
      mergeMap((holdId) =>
        client.letGo(holdId, true).pipe(
          mapResponse({
            next: () => bookingsApiActions.holdLetGo(),
            error: () => bookingsApiActions.holdLetGo(),
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Lets go of what is held once nobody decides any more; a booking uses up its hold by itself. */
export const letGo = createEffect(
  (actions = inject(Actions), store = inject(Store), client = inject(BookingsClient)) => {
    return actions.pipe(
      ofType(
        procedureSlotsPageActions.slotLeft,
        procedureSlotsPageActions.putDown,
        procedureSlotsPageActions.casePicked,
        procedureSlotsPageActions.bookingPickedUp,
        procedureSlotsPageActions.left,
        // The answer of a hold that came after everything was decided.
        bookingsApiActions.holdTaken,
      ),
      concatLatestFrom(() => [store.select(selectOwnHolds), store.select(selectTarget)]),
      filter(([, , target]) => target === null),
      mergeMap(([, holds]) => of(...holds.map(({ id }) => id))),
      concatMap((holdId) =>
        client.letGo(holdId).pipe(
          mapResponse({
            next: () => bookingsApiActions.holdLetGo(),
            // It expires by itself; nobody needs to hear of it.
            error: () => bookingsApiActions.holdLetGo(),
          }),
        ),
      ),
    );
  },
  { functional: true },
);
