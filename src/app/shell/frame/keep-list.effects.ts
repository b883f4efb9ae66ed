import { inject, Injector } from '@angular/core';
import { createEffect } from '@ngrx/effects';
import { createSelector, Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, filter, from } from 'rxjs';
import { DEVICE_STORAGE, markedFor } from '../../shared/kept-list/kept-mark';
import { selectMinuteNow } from '../../state/clock.state';
import { selectConnection, selectPicture } from '../../state/live-feed.state';
import { selectSignInStatus, signInFeature } from '../../state/sign-in-status.state';

/** Anew each minute, and as soon as it is known: "as of" is never far behind. */
export const selectKeeping = createSelector(
  selectMinuteNow,
  selectConnection,
  selectPicture,
  selectSignInStatus,
  signInFeature.selectPerson,
  (minute, { kind }, picture, status, person) => ({
    minute,
    personId: person?.id ?? null,
    /** An older picture must not pass for what is now. */
    isFresh: kind === 'live' && picture === 'loaded' && status === 'signed-in',
  }),
);

/** On a device that is marked as theirs, whoever is signed in has their list kept. */
export const keepOwnList = createEffect(
  (
    store = inject(Store),
    storage = inject(DEVICE_STORAGE),
    injector = inject(Injector),
    fetchKeeper = () => import('../../daily-list/kept/list-keeper'),
  ) => {
    return store.select(selectKeeping).pipe(
      filter(
        ({ isFresh, personId }) => isFresh && personId !== null && personId === markedFor(storage),
      ),
      exhaustMap(() =>
        from(fetchKeeper().then(({ ListKeeper }) => injector.get(ListKeeper).keep())).pipe(
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true, dispatch: false },
);
