import { patientKnows, type Booking } from '#domain/booking/booking';
import { formatClock } from '#domain/time/minutes';
import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { filter, tap } from 'rxjs';
import { Router } from '@angular/router';
import { gapLink } from '../shared/gap-link';
import { Notices } from '../shared/notices/notices';
import type { Names } from '../shared/refusal-messages/names';
import { dayWords } from '../shared/times/words';
import { selectNames } from '../state/names.state';
import { isThere } from './hand/in-hand';
import { bookingsApiActions, procedureSlotsPageActions } from './procedure-slots.actions';
import { selectAsksTarget } from './procedure-slots.state';

/** `Okafor, Grace`, `tomorrow 09:30, Room 2`: how a notice names a booking. */
const patientOf = (booking: Booking, names: Names): string => names.patient(booking.patientId);

function whenAndWhere({ date, start, roomId }: Booking, names: Names): string {
  return $localize`${dayWords(date, names.today)}:day: ${formatClock(start)}:time:, ${names.resource(roomId)}:room:`;
}

/**
 * Undo is a command of its own, checked like any other, and carries the version that the act wrote:
 * it fails, naming who and what, when somebody has been there since. It is the same person's for
 * that: the offer lives in the tab of whoever did the act, and no later version is theirs alone. Only
 * what a move could not say, standing again and provisional again, the server binds to the person.
 */
export const tellBooked = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.slotBooked),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking }, names]) => {
        notices.done(
          $localize`${patientOf(booking, names)}:patient: is booked ${whenAndWhere(booking, names)}:when:.`,
          {
            undo: () => {
              store.dispatch(
                procedureSlotsPageActions.cancelAsked({
                  booking,
                  reason: $localize`Booking undone`,
                }),
              );
            },
          },
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellMoved = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingMoved),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking, from }, names]) => {
        const { date, start, roomId, physicianId, durationMinutes } = from;
        notices.done(
          isThere(from, booking)
            ? $localize`${patientOf(booking, names)}:patient: now takes ${booking.durationMinutes}:minutes: minutes.`
            : $localize`${patientOf(booking, names)}:patient: is now ${whenAndWhere(booking, names)}:when:.`,
          {
            undo: () => {
              store.dispatch(
                procedureSlotsPageActions.moveAsked({
                  from: booking,
                  body: {
                    version: booking.version,
                    date,
                    start,
                    roomId,
                    physicianId,
                    durationMinutes,
                    reason: $localize`Move undone`,
                  },
                }),
              );
            },
          },
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellCancelled = createEffect(
  (
    actions = inject(Actions),
    store = inject(Store),
    notices = inject(Notices),
    router = inject(Router),
  ) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingCancelled),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking, before }, names]) => {
        const { date, start, roomId, physicianId } = before;
        notices.done($localize`${patientOf(before, names)}:patient:’s booking is cancelled.`, {
          undo: () => {
            store.dispatch(procedureSlotsPageActions.standAgainAsked({ booking }));
          },
          next: {
            word: $localize`Fill this gap`,
            run: () => void router.navigate(gapLink({ date, start, physicianId, roomId })),
          },
        });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellConfirmed = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingConfirmed),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking }, names]) => {
        const undo = (): void => {
          store.dispatch(procedureSlotsPageActions.unconfirmAsked({ booking }));
        };
        notices.done(
          $localize`${patientOf(booking, names)}:patient:’s booking is confirmed.`,
          // What a patient was told is not undone.
          patientKnows(booking) ? {} : { undo },
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellStoodAgain = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingStoodAgain),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking }, names]) => {
        notices.done(
          $localize`${patientOf(booking, names)}:patient: stands again ${whenAndWhere(booking, names)}:when:.`,
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellUnconfirmed = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingUnconfirmed),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking }, names]) => {
        notices.done(
          $localize`${patientOf(booking, names)}:patient:’s booking is provisional again.`,
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellSwapped = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingsSwapped),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ bookings }, names]) => {
        const [one, other] = bookings;
        notices.done(
          $localize`${patientOf(one, names)}:patient: and ${patientOf(other, names)}:other: have changed places.`,
          {
            undo: () => {
              const reason = $localize`Swap undone`;
              store.dispatch(procedureSlotsPageActions.swapAsked({ bookings, reason }));
            },
          },
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellTold = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.patientTold),
      concatLatestFrom(() => store.select(selectNames)),
      tap(([{ booking }, names]) => {
        notices.done($localize`${patientOf(booking, names)}:patient: knows.`);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** Beside the place while one is being decided about; otherwise at the foot of the page. */
export const tellRefused = createEffect(
  (actions = inject(Actions), store = inject(Store), notices = inject(Notices)) => {
    return actions.pipe(
      ofType(bookingsApiActions.bookingRefused),
      concatLatestFrom(() => store.select(selectAsksTarget)),
      filter(([, asksTarget]) => !asksTarget),
      tap(([{ failure }]) => {
        notices.failed(failure);
      }),
    );
  },
  { functional: true, dispatch: false },
);
