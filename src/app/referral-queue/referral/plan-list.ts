import type { BleedingRisk } from '#domain/clinic/clinic';
import {
  ANTITHROMBOTIC_DEFAULTS,
  ANTITHROMBOTIC_DECISIONS,
  firstOmittedDay,
  lastDoseDay,
  LONGEST_RESTART_HOURS,
  LONGEST_STOP_DAYS,
  needsPrescriber,
  proposalFor,
  type AntithromboticDecision,
  type AntithromboticPlan,
  type KidneyFacts,
} from '#domain/readiness/antithrombotics';
import type { Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Chip } from '../../shared/chip/chip';
import { dayWords, daysWords, instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { onStored } from '../on-stored';
import { referralPageActions } from '../referral-queue.actions';
import { selectFailure, selectSaving } from '../referral-queue.state';
import { decisionWord, planWords, proposalWords } from '../../shared/words/plan-words';
import { AllowedHere } from './allowed-here';

/** The plan that is being written for one drug. */
interface Draft {
  readonly drug: string;
  readonly decision: AntithromboticDecision;
  readonly stopDays: number;
  readonly restartHours: number | null;
  readonly isNew: boolean;
  /** The referral's version when the plan was begun: two physicians do not overwrite each other. */
  readonly version: number;
}

/** Drugs that thin the blood: the table proposes, a physician decides, the prescriber agrees. */
@Component({
  selector: 'g-plan-list',
  imports: [Chip],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './plan-list.html',
  styleUrl: './plan-list.scss',
})
export class PlanList {
  readonly referral = input.required<Referral>();
  readonly patient = input.required<KidneyFacts>();
  readonly bleedingRisk = input.required<BleedingRisk | null>();

  readonly #store = inject(Store);
  protected readonly allowed = inject(AllowedHere);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #failure = this.#store.selectSignal(selectFailure);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly decisions = ANTITHROMBOTIC_DECISIONS;
  protected readonly known = ANTITHROMBOTIC_DEFAULTS.map(({ drug }) => drug);
  protected readonly longest = LONGEST_STOP_DAYS;
  protected readonly longestWait = LONGEST_RESTART_HOURS;
  protected readonly daysWords = daysWords;

  protected readonly mayDecide = computed(() => this.allowed.may('set-plan'));
  protected readonly mayRecord = computed(() => this.allowed.may('record-agreement'));
  protected readonly lowRisk = computed(() => this.bleedingRisk() === 'low');

  readonly #id = computed(() => this.referral().id);
  protected readonly draft = linkedSignal({
    source: this.#id,
    computation: (): Draft | null => null,
  });

  protected readonly plans = computed(() =>
    this.referral().antithrombotics.map((plan) => ({
      plan,
      words: planWords(plan),
      decidedBy: plan.decided === null ? '' : this.#by(plan.decided),
      agreedBy: plan.prescriberAgreed === null ? '' : this.#by(plan.prescriberAgreed),
      needsPrescriber: needsPrescriber(plan),
      days: this.#days(plan),
      proposal: proposalWords(plan.drug, this.patient()),
    })),
  );

  constructor() {
    onStored([referralPageActions.planSet.type], () => {
      this.draft.set(null);
    });
  }

  protected begin(plan: AntithromboticPlan): void {
    const proposal = proposalFor(plan.drug, this.patient());
    this.draft.set({
      drug: plan.drug,
      decision: plan.decision ?? proposal?.decision ?? 'stop',
      stopDays: plan.decision === null ? (proposal?.stopDays ?? 1) : plan.stopDays,
      restartHours: plan.decision === null ? (proposal?.restartHours ?? null) : plan.restartHours,
      isNew: false,
      version: this.referral().version,
    });
  }

  protected add(): void {
    const { version } = this.referral();
    this.draft.set({
      ...{ drug: '', decision: 'stop', stopDays: 1, restartHours: null, isNew: true },
      version,
    });
  }

  protected change(over: Partial<Draft>): void {
    this.draft.update((draft) => draft && { ...draft, ...over });
  }

  protected decide(decision: AntithromboticDecision): void {
    const draft = this.draft();
    if (draft === null) return;
    const days = proposalFor(draft.drug, this.patient())?.stopDays ?? 1;
    const stopDays = decision === 'continue' ? 0 : Math.max(1, draft.stopDays, days);
    this.change({ decision, stopDays: decision === 'continue' ? 0 : draft.stopDays || stopDays });
  }

  protected save(): void {
    const draft = this.draft();
    if (draft === null || draft.drug.trim() === '') return;
    const { id: referralId, version: now } = this.referral();
    const { decision, stopDays } = draft;
    const restartHours = decision === 'continue' ? null : draft.restartHours;
    const failure = this.#failure();
    // Once it was said what somebody else changed, the plan is for the referral as it is now.
    const wasTold = failure?.referralId === referralId && failure.failure.kind === 'refused';
    const version = wasTold ? now : draft.version;
    const body = {
      version,
      drug: draft.drug.trim().toLowerCase(),
      decision,
      stopDays,
      restartHours,
    };
    this.#store.dispatch(referralPageActions.planSet({ referralId, body }));
  }

  protected agreed(drug: string): void {
    const { id: referralId, version } = this.referral();
    this.#store.dispatch(
      referralPageActions.prescriberAgreed({ referralId, body: { version, drug } }),
    );
  }

  protected takeBackPlan(drug: string): void {
    const { id: referralId, version } = this.referral();
    const body = { version, drug, reason: '' };
    this.#store.dispatch(referralPageActions.planTakenBack({ referralId, body }));
  }

  protected takeBackAgreement(drug: string): void {
    const { id: referralId, version } = this.referral();
    const body = { version, drug, reason: '' };
    this.#store.dispatch(referralPageActions.agreementTakenBack({ referralId, body }));
  }

  protected decisionWord(decision: AntithromboticDecision): string {
    return decisionWord(decision);
  }

  #by(stamp: { readonly byName: string; readonly at: string }): string {
    return `${stamp.byName}, ${instantWords(stamp.at, this.#zone(), this.#today())}`;
  }

  #days(plan: AntithromboticPlan): string {
    const { nextBlockOn } = this.referral();
    if (nextBlockOn === null) return '';
    const omitted = firstOmittedDay(plan, nextBlockOn);
    const last = lastDoseDay(plan, nextBlockOn);
    if (omitted === null || last === null) return '';
    const today = this.#today();
    return $localize`Last dose ${dayWords(last, today)}:day:, first day without ${dayWords(omitted, today)}:first:`;
  }
}
