import { URGENCIES, type ClinicRules, type ProposedRules } from '#domain/clinic/clinic';
import { DOSE_RULES, SINGLE_RULES, type RuleName } from '#domain/clinic/rule-names';
import {
  MOST_READINGS,
  MOST_REMINDERS,
  rangeOfRule,
  ruleValues,
} from '#domain/clinic/rules-change';
import { mayDo } from '#domain/people/roles';
import { clinicDateOf } from '#domain/time/instant';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { textOf } from '../../shared/form-text';
import { Icon } from '../../shared/icon/icon';
import { FailureNote } from '../../shared/refusals/failure';
import { clockOf, exactDay } from '../../shared/times/words';
import { ruleUnit, ruleWord } from '../../shared/words/rule-words';
import { selectClinic } from '../../state/clinic.state';
import { selectRoles } from '../../state/sign-in.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving, selectSetUpFailure } from '../set-up.state';
import { rulesOf } from './rules-form';
import { ruleSource } from './rule-sources';

/** The numbers the clinic works by: each with its source, and how it comes to be another. */
@Component({
  selector: 'g-numbers-page',
  imports: [FailureNote, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './numbers-page.html',
  styleUrls: ['../section.scss', './numbers-page.scss'],
})
export class NumbersPage {
  readonly #store = inject(Store);
  readonly #clinic = this.#store.selectSignal(selectClinic);
  readonly #roles = this.#store.selectSignal(selectRoles);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectSetUpFailure);
  protected readonly proposed = computed(() => this.#clinic().proposedRules);
  protected readonly mayApprove = computed(() => mayDo(this.#roles(), 'approve-clinical-numbers'));
  protected readonly mayPropose = computed(
    () => this.mayApprove() || mayDo(this.#roles(), 'set-up-clinic'),
  );
  /** The clinic's version that the open form is based on. */
  readonly #basedOn = signal<number | null>(null);
  readonly #reminders = signal(0);
  readonly #readings = signal(0);
  protected readonly editing = computed(() => this.#basedOn() !== null);
  protected readonly mayAdd = computed(() => this.#reminders() < MOST_REMINDERS);
  protected readonly mayDrop = computed(() => this.#reminders() > 0);
  protected readonly mayRead = computed(() => this.#readings() < MOST_READINGS);
  protected readonly maySkip = computed(() => this.#readings() > 1);

  protected readonly groups = computed(() => {
    const now = ruleValues(this.#clinic().rules);
    const asked = this.#askedRules();
    const line = (rule: RuleName) => ({
      rule,
      word: ruleWord(rule),
      unit: ruleUnit(rule),
      source: ruleSource(rule),
      range: rangeOfRule(rule),
      now: now.get(rule) ?? null,
      asked: asked?.get(rule) ?? null,
      draft: asked?.get(rule) ?? now.get(rule) ?? null,
    });
    return [
      {
        heading: $localize`First block within`,
        lines: URGENCIES.map((urgency) => line(`target ${urgency}`)),
      },
      {
        heading: $localize`Reminders to the referrer, after a referral was returned`,
        lines: [...this.#ladder(), 'phoneAfterDays' as const, 'decideAfterDays' as const].map(line),
      },
      { heading: $localize`The day, and before it`, lines: SINGLE_RULES.map(line) },
      {
        heading: $localize`Temperature of both feet, minutes after the procedure`,
        lines: this.#minutes().map(line),
      },
      { heading: $localize`Local anaesthetic at once`, lines: DOSE_RULES.map(line) },
    ];
  });

  constructor() {
    this.#store.dispatch(setUpPageActions.formOpened());
    let wasSaving = false;
    effect(() => {
      if (wasSaving && !this.saving() && this.failure() === null) this.#basedOn.set(null);
      wasSaving = this.saving();
    });
  }

  #askedRules(): ReadonlyMap<RuleName, number> | null {
    const proposed = this.proposed();
    return proposed === null ? null : ruleValues(proposed.rules);
  }

  /** As many reminders as the form has; otherwise as many as are in force or asked for. */
  #ladder(): RuleName[] {
    const count = this.editing()
      ? this.#reminders()
      : Math.max(remindersOf(this.#clinic().rules), remindersOf(this.proposed()?.rules));
    return Array.from({ length: count }, (_, index): RuleName => `remind ${index + 1}`);
  }

  #minutes(): RuleName[] {
    const count = this.editing()
      ? this.#readings()
      : Math.max(readingsOf(this.#clinic().rules), readingsOf(this.proposed()?.rules));
    return Array.from({ length: count }, (_, index): RuleName => `temperature ${index + 1}`);
  }

  protected askedWords({ byName, at }: ProposedRules): string {
    const { zone } = this.#clinic();
    const day = exactDay(clinicDateOf(at, zone));
    return $localize`${byName}:name: asked for other numbers on ${day}:day: at ${clockOf(at, zone)}:time:.`;
  }

  protected edit(): void {
    this.#store.dispatch(setUpPageActions.formOpened());
    const { rules } = this.proposed() ?? this.#clinic();
    this.#reminders.set(remindersOf(rules));
    this.#readings.set(readingsOf(rules));
    this.#basedOn.set(this.#clinic().version);
  }

  protected leave(): void {
    this.#store.dispatch(setUpPageActions.formOpened());
    this.#basedOn.set(null);
  }

  protected add(more: 1 | -1): void {
    this.#reminders.update((count) => count + more);
  }

  protected addReading(more: 1 | -1): void {
    this.#readings.update((count) => count + more);
  }

  protected propose(event: SubmitEvent): void {
    event.preventDefault();
    const version = this.#basedOn();
    if (this.saving() || version === null) return;
    const form = new FormData(event.target as HTMLFormElement);
    const proposal = { version, rules: rulesOf(form), reason: textOf(form, 'reason') };
    this.#store.dispatch(setUpPageActions.rulesProposed({ proposal }));
  }

  protected decide(decision: 'approve' | 'withdraw'): void {
    if (this.saving()) return;
    const { version } = this.#clinic();
    this.#store.dispatch(setUpPageActions.rulesDecided({ version, decision }));
  }
}

const remindersOf = (rules: ClinicRules | undefined): number =>
  rules?.reminderLadder.remindAfterDays.length ?? 0;

const readingsOf = (rules: ClinicRules | undefined): number =>
  rules?.temperatureMinutes.length ?? 0;
