import { countOf, toDecide } from '#domain/daily-list/to-decide';
import type { DailyRow } from '#domain/daily-list/daily-list';
import {
  ANTITHROMBOTIC_DECISIONS,
  LONGEST_RESTART_HOURS,
  LONGEST_STOP_DAYS,
  proposalFor,
  type AntithromboticDecision,
  type AntithromboticPlan,
} from '#domain/readiness/antithrombotics';
import type { Question, RedFlag } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { SignRecord } from '../shared/day/sign-record';
import { Icon } from '../shared/icon/icon';
import { FailureNote } from '../shared/refusals/failure';
import { instantWords } from '../shared/times/words';
import { decisionWord, proposalWords } from '../shared/words/plan-words';
import { redFlagWord } from '../shared/words/referral-words';
import { selectBookings } from '../state/bookings.state';
import { selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectDayCases } from '../state/day-cases.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectMayDo, selectRoles } from '../state/sign-in.state';
import { dailyListPageActions } from './daily-list.actions';
import { selectDecisionFailures, selectDecisionsSending } from './daily-list.state';
import { DecisionDrafts, type PlanDraft } from './decision-drafts';

/** What waits for the physician about one patient, settled without leaving the list. */
@Component({
  selector: 'g-daily-decisions',
  imports: [FailureNote, Icon, SignRecord],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './daily-decisions.html',
  styleUrl: './daily-decisions.scss',
})
export class DailyDecisions {
  readonly row = input.required<DailyRow>();

  readonly #store = inject(Store);
  protected readonly drafts = inject(DecisionDrafts);
  readonly #bookings = this.#store.selectSignal(selectBookings);
  readonly #referrals = this.#store.selectSignal(selectReferralEntities);
  readonly #types = this.#store.selectSignal(selectProcedureTypeEntities);
  readonly #cases = this.#store.selectSignal(selectDayCases);
  readonly #roles = this.#store.selectSignal(selectRoles);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #maySign = this.#store.selectSignal(selectMayDo('sign-record'));
  readonly #sending = this.#store.selectSignal(selectDecisionsSending);
  readonly #failures = this.#store.selectSignal(selectDecisionFailures);
  protected readonly choices = ANTITHROMBOTIC_DECISIONS;
  protected readonly longestStop = LONGEST_STOP_DAYS;
  protected readonly longestWait = LONGEST_RESTART_HOURS;
  protected readonly flagWord = redFlagWord;
  protected readonly choiceWord = decisionWord;

  readonly #referral = computed(() => this.#referrals()[this.row().referralId]);
  readonly #open = computed(() =>
    toDecide(
      this.#referral(),
      this.#bookings(),
      this.#types()[this.row().booking.procedureTypeId],
      { roles: this.#roles(), today: this.#today() },
    ),
  );
  /** The day whose record waits for a signature, which only the clinic's own day knows. */
  protected readonly toSign = computed(() =>
    this.row().toSign && this.#maySign() ? (this.#cases()[this.row().booking.id] ?? null) : null,
  );
  protected readonly count = computed(
    () => countOf(this.#open()) + (this.toSign() === null ? 0 : 1),
  );
  protected readonly flags = computed(() =>
    this.#open().flags.map((flag) => ({ flag, ...this.#stateOf(flag.id) })),
  );
  protected readonly questions = computed(() =>
    this.#open().questions.map((question) => ({ question, ...this.#stateOf(question.id) })),
  );
  protected readonly plans = computed(() =>
    this.#open().plans.map((plan) => {
      const about = `${this.row().referralId} ${plan.drug}`;
      return {
        plan,
        about,
        proposal: proposalWords(plan.drug, this.row().patient),
        draft: this.drafts.plan(about) ?? this.#proposed(plan),
        ...this.#stateOf(about),
      };
    }),
  );

  protected said({ byName, at }: { readonly byName: string; readonly at: string }): string {
    return `${byName}, ${instantWords(at, this.#zone(), this.#today())}`;
  }

  protected resolve(flag: RedFlag): void {
    const referral = this.#referral();
    const resolution = this.drafts.text(flag.id).trim();
    if (referral === undefined || resolution === '') return;
    const { id: referralId, version } = referral;
    this.#store.dispatch(
      dailyListPageActions.flagResolved({
        referralId,
        flagId: flag.id,
        body: { version, resolution },
      }),
    );
  }

  protected answer(question: Question): void {
    const referral = this.#referral();
    const text = this.drafts.text(question.id).trim();
    if (referral === undefined || text === '') return;
    const { id: referralId, version } = referral;
    this.#store.dispatch(
      dailyListPageActions.questionAnswered({
        referralId,
        questionId: question.id,
        body: { version, text },
      }),
    );
  }

  /** A drug that is continued is stopped for no days, and not begun again. */
  protected choose(about: string, draft: PlanDraft, decision: AntithromboticDecision): void {
    const isContinued = decision === 'continue';
    const stopDays = isContinued ? 0 : Math.max(1, draft.stopDays);
    const restartHours = isContinued ? null : draft.restartHours;
    this.drafts.choose(about, { decision, stopDays, restartHours });
  }

  protected change(about: string, draft: PlanDraft, over: Partial<PlanDraft>): void {
    this.drafts.choose(about, { ...draft, ...over });
  }

  protected decide(plan: AntithromboticPlan, draft: PlanDraft): void {
    const referral = this.#referral();
    if (referral === undefined || !(draft.stopDays >= 0)) return;
    const { id: referralId, version } = referral;
    const body = { version, drug: plan.drug, ...draft };
    this.#store.dispatch(dailyListPageActions.planSet({ referralId, body }));
  }

  /** As the drug table proposes; nothing is decided by it. */
  #proposed({ drug }: AntithromboticPlan): PlanDraft {
    const proposal = proposalFor(drug, this.row().patient);
    return {
      decision: proposal?.decision ?? 'stop',
      stopDays: proposal?.stopDays ?? 1,
      restartHours: proposal?.restartHours ?? null,
    };
  }

  #stateOf(about: string) {
    return { busy: this.#sending().includes(about), failure: this.#failures()[about] ?? null };
  }
}
