import { Injectable, inject } from '@angular/core';
import { createSelector, Store } from '@ngrx/store';
import { EMPTY, catchError, concatMap, from } from 'rxjs';
import { KeptList } from '../shared/kept-list/kept-list';
import { DEVICE_STORAGE, markForNobody, markedFor, NOBODY } from '../shared/kept-list/kept-mark';
import { selectSignInStatus, signInFeature, type SignInStatus } from './sign-in-status.state';

const selectWhoIsHere = createSelector(
  selectSignInStatus,
  signInFeature.selectPerson,
  (status, person) => ({ status, personId: person?.id ?? null }),
);

/**
 * While the server answers, the sign-in decides about a list that is kept on this device: it is
 * nobody else's, and it goes when the sign-in has ended. Without an answer it stays.
 */
@Injectable({ providedIn: 'root' })
export class KeptListMinder {
  readonly #store = inject(Store);
  readonly #kept = inject(KeptList);
  readonly #storage = inject(DEVICE_STORAGE);
  #minds = false;

  /** From now on; a second call adds nothing. */
  start(): void {
    if (this.#minds) return;
    this.#minds = true;
    this.#store
      .select(selectWhoIsHere)
      .pipe(
        concatMap(({ status, personId }) =>
          from(this.#mind(status, personId)).pipe(catchError(() => EMPTY)),
        ),
      )
      .subscribe();
  }

  async #mind(status: SignInStatus, personId: string | null): Promise<void> {
    const owner = markedFor(this.#storage);
    if (owner === null) return;
    // A page that was left in the middle of deleting it.
    if (owner === NOBODY) {
      await this.#kept.forgetAll();
      return;
    }
    switch (status) {
      case 'signed-in':
        if (personId === owner) {
          await this.#kept.look(Date.now());
          return;
        }
        // At once: the page may be left before the rest is done.
        markForNobody(this.#storage);
        await this.#kept.forgetAll();
        return;
      case 'nobody':
      case 'ended':
        await this.#kept.forgetDays();
        return;
      case 'asking':
      case 'unreachable':
    }
  }
}
