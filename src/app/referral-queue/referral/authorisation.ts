import { authorisedBlocks } from '#domain/booking/authorised-blocks';
import { countedBlocks, visitStatesIn } from '#domain/booking/booking-case';
import type { Referral } from '#domain/referral/referral';
import { addDays } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  untracked,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { exactDay } from '../../shared/times/words';
import { selectBookings } from '../../state/bookings.state';
import { selectToday } from '../../state/clock.state';
import { selectVisitEntities } from '../../state/visits.state';
import { onStored } from '../on-stored';
import { referralPageActions } from '../referral-queue.actions';
import { selectFailure, selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';

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

  readonly #store = inject(Store);
  protected readonly allowed = inject(AllowedHere);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly mayChange = computed(() => this.allowed.may('set-authorisation'));
  readonly #id = computed(() => this.referral().id);
  /** As it was when the form was opened: the fields keep it whatever the feed brings. */
  protected readonly begun = linkedSignal({
    source: this.#id,
    computation: (): Referral | null => null,
  });
  readonly #failure = this.#store.selectSignal(selectFailure);

  protected readonly given = computed(() => this.referral().authorisation);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  protected readonly blocks = computed(() => {
    const { id, patientId } = this.referral();
    const counted = countedBlocks(patientId, this.#bookings(), visitStatesIn(this.#visits()));
    return authorisedBlocks(id, counted);
  });
  protected readonly dates = computed(() => {
    const given = this.given();
    return given === null ? '' : `${exactDay(given.validFrom)} – ${exactDay(given.validTo)}`;
  });
  /** For a new one: from today for half a year, which is corrected as the payer writes it. */
  protected readonly first = computed(() => {
    const given = this.begun()?.authorisation;
    const today = untracked(this.#today);
    return {
      validFrom: given?.validFrom ?? today,
      validTo: given?.validTo ?? addDays(today, 180),
    };
  });

  constructor() {
    onStored([referralPageActions.authorisationSet.type], () => {
      this.begun.set(null);
    });
  }

  protected save(event: Event): void {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const { id: referralId, version } = this.#basedOn();
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
    const { id: referralId, version } = this.#basedOn();
    const body = { version, authorisation: null };
    this.#store.dispatch(referralPageActions.authorisationSet({ referralId, body }));
  }

  /** Once it was said what somebody else changed, it is saved on top of that. */
  #basedOn(): Referral {
    const failure = this.#failure();
    const referral = this.referral();
    const refused = failure?.referralId === referral.id && failure.failure.kind === 'refused';
    return refused ? referral : (this.begun() ?? referral);
  }
}
