import type { ReferralAnswer } from '#contract/referral-answer';
import { listName } from '#domain/clinic/patient';
import type { Duplicate } from '#domain/referral/duplicates';
import { mergeRefusals, planMerge, type Case, type MergedFact } from '#domain/referral/merge';
import { mayDo } from '#domain/people/roles';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { Refusals } from '../../shared/refusals/refusals';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectPatientEntities } from '../../state/patients.state';
import { selectProcedureTypeEntities } from '../../state/procedure-types.state';
import { selectReferralEntities } from '../../state/referrals.state';
import { selectRoles } from '../../state/sign-in.state';
import { compared } from '../compared-facts';
import { likenessWords } from '../likeness-words';
import { referralPageActions } from '../referral-queue.actions';
import { selectSaving } from '../referral-queue.state';
import { ReferralsClient } from '../referrals-client';

/**
 * What this referral looks like, side by side; merged or told apart here. And where it went, or what
 * went into it, once that was done.
 */
@Component({
  selector: 'g-duplicate-list',
  imports: [Icon, Refusals, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './duplicate-list.html',
  styleUrl: './duplicate-list.scss',
})
export class DuplicateList {
  readonly case = input.required<Case>();

  readonly #store = inject(Store);
  readonly #client = inject(ReferralsClient);
  readonly #injector = inject(Injector);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #patients = this.#store.selectSignal(selectPatientEntities);
  readonly #types = this.#store.selectSignal(selectProcedureTypeEntities);
  protected readonly saving = this.#store.selectSignal(selectSaving);

  readonly #id = computed(() => this.case().referral.id);
  /** Those that are too old for this desk, once they were looked up. */
  readonly #older = signal<Readonly<Record<string, ReferralAnswer>>>({});
  /** Which of them stands beside this one. */
  protected readonly opened = linkedSignal({
    source: this.#id,
    computation: (): string | null => null,
  });
  /** Where both say something, the facts of the one that is given up that are right. */
  readonly #picked = linkedSignal({
    source: this.opened,
    computation: (): readonly MergedFact[] => [],
  });

  protected readonly mayMerge = computed(() => mayDo(this.#roles(), 'enter-referral'));

  readonly #flags = computed(() => this.case().referral.duplicates);
  protected readonly open = computed(() =>
    this.#flags()
      .filter(({ dismissed }) => dismissed === null)
      .map((flag) => ({ flag, id: flag.otherReferralId, ...this.#words(flag) })),
  );
  protected readonly dismissed = computed(() =>
    this.#flags().flatMap(({ dismissed, otherReferralId: id }) =>
      dismissed === null
        ? []
        : [
            {
              id,
              words: $localize`Not a duplicate of ${this.#name(id)}:name:, says ${dismissed.byName}:who:, ${this.#at(dismissed.at)}:when:`,
              reason: dismissed.reason,
            },
          ],
    ),
  );

  protected readonly into = computed(() => {
    const { mergedInto } = this.case().referral;
    return mergedInto === null
      ? null
      : {
          id: mergedInto.referralId,
          by: `${mergedInto.byName}, ${this.#at(mergedInto.at)}`,
          reason: mergedInto.reason,
        };
  });
  protected readonly merged = computed(() =>
    this.case().referral.merged.map(({ referralId: id, source, receivedAt, byName, at }) => ({
      id,
      words: $localize`With it came the referral of ${source.sender}:sender:, received ${this.#at(receivedAt)}:when:`,
      by: $localize`Merged by ${byName}:who:, ${this.#at(at)}:when:`,
    })),
  );

  /** The two side by side; the older is kept, unless blocks hang on the newer. */
  protected readonly comparison = computed(() => {
    const other = this.#case(this.opened());
    if (other === null) return null;
    const here = this.case();
    const [kept, given] = this.#direction(here, other);
    const take = this.#picked();
    const itsPatientHas = { bookings: 0, series: 0 };
    const { conflicts } = planMerge(given, kept, []);
    return {
      other,
      kept,
      given,
      keepsThis: kept.referral.id === here.referral.id,
      rows: compared(here, other, conflicts, {
        types: this.#types(),
        at: (instant) => this.#at(instant),
      }),
      refusals: mergeRefusals(given, kept, itsPatientHas, take, { roles: this.#roles() }),
    };
  });

  constructor() {
    effect(() => {
      const missing = this.#flags()
        .map(({ otherReferralId }) => otherReferralId)
        .filter((id) => this.#onDesk(id) === null);
      untracked(() => {
        for (const id of missing) if (!(id in this.#older())) this.#lookUp(id);
      });
    });
    shortcuts($localize`Referral`, [
      {
        keys: 'x',
        label: $localize`Compare with the referral it looks like`,
        run: () => {
          this.compare(this.open()[0]?.id ?? null);
        },
        when: () => this.open().length > 0,
      },
    ]);
  }

  protected compare(id: string | null): void {
    this.opened.set(this.opened() === id ? null : id);
    afterNextRender(() => this.#host.querySelector<HTMLElement>('table')?.focus(), {
      injector: this.#injector,
    });
  }

  protected picks(fact: MergedFact): boolean {
    return this.#picked().includes(fact);
  }

  protected pick(fact: MergedFact, fromGiven: boolean): void {
    this.#picked.update((facts) => [
      ...facts.filter((each) => each !== fact),
      ...(fromGiven ? [fact] : []),
    ]);
  }

  protected merge(): void {
    const comparison = this.comparison();
    if (comparison === null) return;
    const { kept, given } = comparison;
    const into = { referralId: kept.referral.id, version: kept.referral.version };
    const body = { version: given.referral.version, into, take: [...this.#picked()] };
    this.#store.dispatch(referralPageActions.merged({ referralId: given.referral.id, body }));
  }

  protected dismiss(otherId: string): void {
    const { id: referralId, version } = this.case().referral;
    this.#store.dispatch(
      referralPageActions.duplicateDismissed({ referralId, otherId, body: { version } }),
    );
  }

  #direction(here: Case, other: Case): readonly [kept: Case, given: Case] {
    const fixed = ({ referral }: Case): boolean =>
      referral.bookingsStanding > 0 || referral.seriesId !== null;
    if (fixed(here) !== fixed(other)) return fixed(here) ? [here, other] : [other, here];
    const closed = ({ referral }: Case): boolean =>
      referral.decision === 'declined' || referral.decision === 'withdrawn';
    if (closed(here) !== closed(other)) return closed(here) ? [other, here] : [here, other];
    return here.referral.receivedAt <= other.referral.receivedAt ? [here, other] : [other, here];
  }

  #words({ reasons, sameIndication, otherReferralId: id }: Duplicate) {
    return {
      name: this.#name(id),
      why: likenessWords(reasons),
      indication: sameIndication
        ? $localize`the same indication`
        : $localize`another indication or side`,
    };
  }

  #name(id: string): string {
    const other = this.#case(id);
    if (other === null) return $localize`an older referral`;
    const day = this.#at(other.referral.receivedAt);
    return $localize`${listName(other.patient)}:name:, received ${day}:day:`;
  }

  #onDesk(id: string): Case | null {
    const referral = this.#referrals()[id];
    const patient = this.#patients()[referral?.patientId ?? ''];
    return referral === undefined || patient === undefined ? null : { referral, patient };
  }

  #case(id: string | null): Case | null {
    return id === null ? null : (this.#onDesk(id) ?? this.#older()[id] ?? null);
  }

  #lookUp(id: string): void {
    this.#client.find(id).subscribe({
      next: (answer) => {
        this.#older.update((older) => ({ ...older, [id]: answer }));
      },
      // Without it the flag still says why, and the link still leads there.
      error: () => undefined,
    });
  }

  #at(instant: string): string {
    return instantWords(instant, this.#zone(), this.#today());
  }
}
