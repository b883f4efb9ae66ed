import { mayDo } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { addDays } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { exactDay } from '../../shared/times/words';
import { selectToday } from '../../state/clock.state';
import { selectRoles } from '../../state/sign-in.state';
import { onStored } from '../on-stored';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';

/** What the payer allows: number, blocks, days. */
@Component({
  selector: 'g-authorisation',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './authorisation.html',
  styles: `
    .g-section-title {
      display: flex;
      align-items: center;
      justify-content: space-between;
      min-height: 28px;
    }
    .buttons {
      display: flex;
      gap: var(--g-2);
    }
    .grow {
      flex: 1;
    }
  `,
})
export class Authorisation {
  readonly referral = input.required<Referral>();
  readonly readOnly = input.required<boolean>();

  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly mayChange = computed(
    () => !this.readOnly() && mayDo(this.#roles(), 'complete-readiness'),
  );
  protected readonly editing = linkedSignal({
    source: () => this.referral().id,
    computation: () => false,
  });

  protected readonly given = computed(() => this.referral().authorisation);
  protected readonly dates = computed(() => {
    const given = this.given();
    return given === null ? '' : `${exactDay(given.validFrom)} – ${exactDay(given.validTo)}`;
  });
  /** For a new one: from today for half a year, which is corrected as the payer writes it. */
  protected readonly first = computed(() => ({
    validFrom: this.given()?.validFrom ?? this.#today(),
    validTo: this.given()?.validTo ?? addDays(this.#today(), 180),
  }));

  constructor() {
    onStored([referralPageActions.authorisationSet.type], () => {
      this.editing.set(false);
    });
  }

  protected save(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { id: referralId, version } = this.referral();
    const spacing = textOf(form, 'spacing');
    const authorisation = {
      payer: textOf(form, 'payer'),
      number: textOf(form, 'number') || null,
      blocksAllowed: Number(textOf(form, 'blocks')),
      validFrom: textOf(form, 'from'),
      validTo: textOf(form, 'to'),
      minimumSpacingDays: spacing === '' ? null : Number(spacing),
    };
    this.#store.dispatch(
      referralPageActions.authorisationSet({ referralId, body: { version, authorisation } }),
    );
  }

  protected notNeeded(): void {
    const { id: referralId, version } = this.referral();
    const body = { version, authorisation: null };
    this.#store.dispatch(referralPageActions.authorisationSet({ referralId, body }));
  }
}
