import { mayWithdrawFlag } from '#domain/referral/allowed-actions';
import {
  RED_FLAGS,
  type RedFlag,
  type RedFlagKind,
  type Referral,
} from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { Icon } from '../../shared/icon/icon';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { instantWords } from '../../shared/times/words';
import { redFlagWord } from '../../shared/words/referral-words';
import { selectZone } from '../../state/clinic.state';
import { selectRoles } from '../../state/sign-in.state';
import { selectToday } from '../../state/clock.state';
import { onStored } from '../on-stored';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';
import { AllowedHere } from './allowed-here';

/** Warning signs: anybody raises one, a physician resolves it, and until then nobody is confirmed. */
@Component({
  selector: 'g-red-flag-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './red-flag-list.html',
  styleUrl: './red-flag-list.scss',
})
export class RedFlagList {
  readonly referral = input.required<Referral>();

  readonly #store = inject(Store);
  protected readonly allowed = inject(AllowedHere);
  readonly #dialogs = inject(Dialogs);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly kinds = RED_FLAGS;
  protected readonly word = redFlagWord;

  protected readonly mayRaise = computed(() => this.allowed.isOpen('raise-red-flag'));
  protected readonly mayResolve = computed(() => this.allowed.may('resolve-red-flag'));

  readonly #id = computed(() => this.referral().id);
  protected readonly raising = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly kind = linkedSignal({
    source: this.#id,
    computation: (): RedFlagKind => 'progressive-weakness',
  });
  protected readonly note = linkedSignal({ source: this.#id, computation: () => '' });
  /** What came of each open flag, as far as it is written. */
  readonly #drafts = linkedSignal({
    source: this.#id,
    computation: (): Readonly<Record<string, string>> => ({}),
  });

  constructor() {
    shortcuts($localize`Referral`, [
      {
        keys: 'f',
        label: $localize`Raise a red flag`,
        run: () => {
          this.raising.set(true);
        },
        when: () => this.mayRaise(),
      },
    ]);
    onStored([referralPageActions.redFlagRaised.type], () => {
      this.raising.set(false);
      this.note.set('');
    });
  }

  protected draftOf(id: string): string {
    return this.#drafts()[id] ?? '';
  }

  protected draft(id: string, text: string): void {
    this.#drafts.update((drafts) => ({ ...drafts, [id]: text }));
  }

  protected chosen(value: string): void {
    const kind = RED_FLAGS.find((each) => each === value);
    if (kind !== undefined) this.kind.set(kind);
  }

  protected by(stamp: { byName: string; at: string }): string {
    return `${stamp.byName}, ${instantWords(stamp.at, this.#zone(), this.#today())}`;
  }

  protected raise(): void {
    const { id: referralId, version } = this.referral();
    const body = { version, kind: this.kind(), note: this.note().trim() };
    this.#store.dispatch(referralPageActions.redFlagRaised({ referralId, body }));
  }

  protected mayWithdraw(flag: RedFlag): boolean {
    return this.allowed.may('withdraw-red-flag') && mayWithdrawFlag(flag, { roles: this.#roles() });
  }

  /** An open one was never there; a resolved one is there after all. Either way with a reason. */
  protected async takeBack(flag: RedFlag): Promise<void> {
    const isOpen = flag.resolved === null;
    const title = isOpen ? $localize`Raised in error` : $localize`Reopen the red flag`;
    const confirm = isOpen ? $localize`Withdraw` : $localize`Reopen`;
    const { id: referralId } = this.referral();
    const reason = await this.#dialogs.reason({ title, confirm });
    if (reason === null || this.referral().id !== referralId) return;
    const of = { referralId, flagId: flag.id, body: { version: this.referral().version, reason } };
    this.#store.dispatch(
      isOpen ? referralPageActions.redFlagWithdrawn(of) : referralPageActions.redFlagReopened(of),
    );
  }

  protected resolve(flag: RedFlag): void {
    const { id: referralId, version } = this.referral();
    const resolution = this.draftOf(flag.id).trim();
    if (resolution === '') return;
    this.#store.dispatch(
      referralPageActions.redFlagResolved({
        referralId,
        flagId: flag.id,
        body: { version, resolution },
      }),
    );
  }
}
