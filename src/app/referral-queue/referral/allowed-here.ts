import { allowedActions } from '#domain/referral/allowed-actions';
import type { ReferralAction } from '#domain/referral/referral-action';
import type { Referral } from '#domain/referral/referral';
import type { Booking } from '#domain/booking/booking';
import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';
import { selectMe } from '../../state/sign-in.state';
import { selectAllowed } from '../referral-queue.state';

interface Open {
  readonly referral: Referral;
  readonly bookings: readonly Booking[];
}

/**
 * What may be done to the referral that is open: what the server said, and nothing else. While its
 * answer for a newer version is on its way the old one stays, but for what is gone for certain.
 */
@Injectable()
export class AllowedHere {
  readonly #store = inject(Store);
  readonly #allowed = this.#store.selectSignal(selectAllowed);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #me = this.#store.selectSignal(selectMe);
  readonly #open = signal<Signal<Open | null>>(signal(null));

  readonly #said = computed(() => this.#allowed()[this.#open()()?.referral.id ?? '']);
  /** What is gone for certain since the server was asked. */
  readonly #gone = computed((): ReadonlySet<ReferralAction> => {
    const open = this.#open()();
    const said = this.#said();
    const me = this.#me();
    if (open === null || said === undefined || me === null) return new Set();
    if (said.version >= open.referral.version) return new Set();
    const left = allowedActions(open, { roles: me.roles }, this.#today());
    return new Set(said.actions.filter((action) => !left.includes(action)));
  });

  show(open: Signal<Open | null>): void {
    this.#open.set(open);
  }

  /** Is it shown? */
  may(action: ReferralAction): boolean {
    return this.#said()?.actions.includes(action) === true;
  }

  /** Does it still do something? */
  isOpen(action: ReferralAction): boolean {
    return this.may(action) && !this.#gone().has(action);
  }
}
