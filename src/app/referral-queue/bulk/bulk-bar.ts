import { URGENCIES } from '#domain/clinic/clinic';
import { REMINDER_WAYS } from '#domain/referral/referral';
import { mayDo } from '#domain/people/roles';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { urgencyWord } from '../../shared/words/referral-words';
import { selectPhysicians } from '../../state/resources.state';
import { selectRoles } from '../../state/sign-in.state';
import { returnReasons } from '../referral/return-reasons';
import { reminderWayWord } from '../referral/reminder-words';
import type { BulkWhat, Chosen } from './bulk.actions';

/** The most that one request takes. */
const MOST = 200;

/** What can be done to all chosen referrals at once; it only says what, the page does it. */
@Component({
  selector: 'g-bulk-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bulk-bar.html',
  styleUrl: './bulk-bar.scss',
})
export class BulkBar {
  readonly selected = input.required<readonly Chosen[]>();
  /** A request is on its way. */
  readonly running = input(false);
  readonly chosen = output<BulkWhat>();
  readonly cleared = output();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly physicians = this.#store.selectSignal(selectPhysicians);
  protected readonly urgencies = URGENCIES;
  protected readonly ways = REMINDER_WAYS;
  protected readonly urgencyWord = urgencyWord;
  protected readonly wayWord = reminderWayWord;
  protected readonly tooMany = computed(() => this.selected().length > MOST);
  protected readonly resting = computed(() => this.running() || this.tooMany());
  protected readonly mayReturn = computed(() => mayDo(this.#roles(), 'return-referral'));
  protected readonly mayTriage = computed(() => mayDo(this.#roles(), 'triage-referral'));
  protected readonly mayEnter = computed(() => mayDo(this.#roles(), 'enter-referral'));

  protected remind(value: string): void {
    const how = REMINDER_WAYS.find((way) => way === value);
    if (how !== undefined) this.chosen.emit({ act: 'remind', how, note: '' });
  }

  protected setUrgency(value: string): void {
    const urgency = URGENCIES.find((each) => each === value);
    if (urgency !== undefined) this.chosen.emit({ act: 'set-urgency', urgency });
  }

  protected setPhysician(value: string): void {
    if (value === '') return;
    const physicianId = value === 'nobody' ? null : value;
    this.chosen.emit({ act: 'set-physician', physicianId });
  }

  protected async withReason(act: 'return' | 'decline' | 'withdraw'): Promise<void> {
    const count = this.selected().length;
    const reason = await this.#dialogs.reason({
      title: titleOf(act, count),
      prompt: $localize`Reason, as the referrer will read it`,
      suggestions: act === 'withdraw' ? [] : [...returnReasons()],
      confirm: confirmOf(act),
      danger: act !== 'return',
    });
    if (reason !== null) this.chosen.emit({ act, reason });
  }
}

function titleOf(act: 'return' | 'decline' | 'withdraw', count: number): string {
  switch (act) {
    case 'return':
      return $localize`Return ${count}:count: with advice`;
    case 'decline':
      return $localize`Decline ${count}:count:`;
    case 'withdraw':
      return $localize`Withdraw ${count}:count:`;
  }
}

function confirmOf(act: 'return' | 'decline' | 'withdraw'): string {
  switch (act) {
    case 'return':
      return $localize`Return`;
    case 'decline':
      return $localize`Decline`;
    case 'withdraw':
      return $localize`Withdraw`;
  }
}
