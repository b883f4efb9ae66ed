import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { concatLatestFrom } from '@ngrx/operators';
import { Store } from '@ngrx/store';
import { EMPTY, of, tap } from 'rxjs';
import { DRAFT_KEY, DRAFT_STORAGE } from '../../shared/drafts/draft-storage';
import type { InHand } from '../hand/in-hand';
import { bookingsApiActions } from '../procedure-slots.actions';
import { pinboardActions } from './pinboard.actions';
import { selectParked } from './pinboard.state';

/** Forgotten with what was typed, when somebody signs out. */
const PINBOARD_KEY = `${DRAFT_KEY}pinboard`;

export const restorePinboard = createEffect(
  (storage = inject(DRAFT_STORAGE)) => {
    const parked = parkedIn(storage.getItem(PINBOARD_KEY));
    return parked.length === 0 ? EMPTY : of(pinboardActions.restored({ parked }));
  },
  { functional: true },
);

export const keepPinboard = createEffect(
  (actions = inject(Actions), store = inject(Store), storage = inject(DRAFT_STORAGE)) => {
    return actions.pipe(
      ofType(
        pinboardActions.parked,
        pinboardActions.takenOff,
        bookingsApiActions.slotBooked,
        bookingsApiActions.bookingMoved,
        bookingsApiActions.bookingCancelled,
      ),
      concatLatestFrom(() => store.select(selectParked)),
      tap(([, parked]) => {
        if (parked.length === 0) storage.removeItem(PINBOARD_KEY);
        else storage.setItem(PINBOARD_KEY, JSON.stringify(parked));
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** What was kept, as far as it can be read. */
function parkedIn(kept: string | null): InHand[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(found) ? found.filter(isInHand) : [];
  } catch {
    return [];
  }
}

function isInHand(value: unknown): value is InHand {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'booking') return 'bookingId' in value && typeof value.bookingId === 'string';
  return value.kind === 'referral' && 'referralId' in value && typeof value.referralId === 'string';
}
