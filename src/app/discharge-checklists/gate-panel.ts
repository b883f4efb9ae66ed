import type { ChecklistKind } from '#domain/discharge/checklist';
import { dischargeBlockers } from '#domain/discharge/discharge-blockers';
import { ALDRETE_ITEMS, MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { ALDRETE_NEEDED, scoreSoFar, type ScoreSoFar } from '#domain/discharge/scores';
import type { Refusal } from '#domain/refusal';
import { checklistOf, type DayCase, isObserved } from '#domain/visit/day-case';
import { nextStep } from '#domain/visit/next-steps';
import { notOverruled } from '#domain/visit/overrules';
import { startBlockers, startedAt } from '#domain/visit/start-blockers';
import { blockersOf, stepRefusals } from '#domain/visit/step-refusals';
import type { StampedStep } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { BlockerList } from '../shared/day/blocker-list';
import { stepVerb } from '../shared/day/day-words';
import { RecoveryTimers } from '../shared/day/recovery-timers';
import { SideStrip } from '../shared/day/side-strip';
import { Icon } from '../shared/icon/icon';
import { Refusals } from '../shared/refusals/refusals';
import { InstantPipe } from '../shared/times/instant.pipe';
import { selectZone } from '../state/clinic.state';
import { selectNow } from '../state/clock.state';
import { selectActor } from '../state/sign-in.state';
import { HomeStops } from './home-stops';

const NOBODY = { roles: [] };

/** The step each checklist leads to. */
const LEADS_TO: Readonly<Record<ChecklistKind, readonly StampedStep[]>> = {
  'pre-procedure': ['prepared', 'in-room'],
  'time-out': ['in-recovery', 'ready'],
  'sign-out': ['in-recovery', 'ready'],
  recovery: ['ready'],
  discharge: ['home'],
};

/** What stands between the patient and the step this checklist is for, and that step's button. */
@Component({
  selector: 'g-gate-panel',
  imports: [
    BlockerList,
    HomeStops,
    Icon,
    InstantPipe,
    RecoveryTimers,
    Refusals,
    RouterLink,
    SideStrip,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './gate-panel.html',
  styleUrl: './gate-panel.scss',
})
export class GatePanel {
  readonly day = input.required<DayCase>();
  /** The same with what is typed and not saved yet: only scores are counted from it. */
  readonly typed = input.required<DayCase>();
  readonly kind = input.required<ChecklistKind>();
  readonly busy = input.required<boolean>();
  readonly take = output<StampedStep>();

  readonly #store = inject(Store);
  readonly #now = this.#store.selectSignal(selectNow);
  readonly #actor = this.#store.selectSignal(selectActor);
  protected readonly zone = this.#store.selectSignal(selectZone);
  protected readonly verb = stepVerb;

  /** The present step's next one where this checklist leads to it, else what it leads to at last. */
  readonly step = computed((): StampedStep | null => {
    const next = nextStep(this.day().visit, this.day().booking);
    const leads = LEADS_TO[this.kind()];
    if (next !== null && leads.includes(next)) return next;
    return this.kind() === 'discharge' && next !== null ? 'home' : null;
  });
  /** A step that must come before: "Ready" before "Send home". */
  protected readonly before = computed(() => {
    const next = nextStep(this.day().visit, this.day().booking);
    return this.step() === 'home' && next === 'ready' ? next : null;
  });
  readonly #refusals = computed((): readonly Refusal[] => {
    const step = this.step();
    return step === null ? [] : this.#refusalsOf(step);
  });
  readonly allowed = computed(() => this.step() !== null && this.#refusals().length === 0);
  protected readonly blockers = computed((): readonly Refusal[] => this.#blockers());
  protected readonly standing = computed(
    () => notOverruled(this.blockers(), this.day().visit.overrules).length,
  );
  protected readonly others = computed(() =>
    this.#refusals().filter(
      ({ code }) =>
        code === 'not-the-day' || code === 'not-permitted' || code === 'step-out-of-order',
    ),
  );
  protected readonly started = computed(() => startedAt(this.day()));
  protected readonly needle = computed(() => this.kind() === 'time-out');
  protected readonly showsSides = computed(
    () =>
      this.day().procedureType.lateralityNeeded &&
      (this.kind() === 'pre-procedure' || this.kind() === 'time-out'),
  );
  /** The patient is about to leave: what holds them stands above what they score. */
  protected readonly leaving = computed(
    () => isObserved(this.day()) && (this.kind() === 'recovery' || this.kind() === 'discharge'),
  );
  protected readonly scores = computed(() => {
    const recovery = checklistOf(this.typed(), 'recovery');
    if (recovery === undefined || !this.leaving()) return [];
    const { dischargeScore } = this.day().clinic.rules;
    const mpadss = shownScore('MPADSS', scoreSoFar(recovery, MPADSS_ITEMS), dischargeScore);
    if (!this.day().booking.sedation) return [mpadss];
    return [mpadss, shownScore('Aldrete', scoreSoFar(recovery, ALDRETE_ITEMS), ALDRETE_NEEDED)];
  });

  #refusalsOf(step: StampedStep): readonly Refusal[] {
    return stepRefusals(this.day(), { step, reason: null }, this.#actor() ?? NOBODY, this.#now());
  }

  #blockers(): readonly Refusal[] {
    switch (this.kind()) {
      case 'pre-procedure':
        return this.#beforeTheRoom();
      case 'time-out':
        return this.started() === null ? startBlockers(this.day(), 'needle') : [];
      case 'sign-out':
        return blockersOf(this.day(), 'in-recovery', this.#now());
      case 'recovery':
        return isObserved(this.day()) ? dischargeBlockers(this.day(), this.#now()) : [];
      case 'discharge':
        return dischargeBlockers(this.day(), this.#now());
    }
  }

  #beforeTheRoom(): readonly Refusal[] {
    const step = nextStep(this.day().visit, this.day().booking);
    return step === 'arrived' || step === 'prepared' || step === 'in-room'
      ? startBlockers(this.day(), 'room')
      : [];
  }
}

/** A score while it is typed: the points so far, how many items are open, what can still come of it. */
function shownScore(name: string, score: ScoreSoFar, needed: number) {
  const open = score.items - score.answered;
  return {
    name,
    points: score.points,
    needed,
    open,
    atBest: score.atBest,
    low: score.atBest < needed,
    begun: score.answered > 0,
  };
}
