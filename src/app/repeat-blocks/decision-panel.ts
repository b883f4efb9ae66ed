import { decisionRefusals } from '#domain/series/decision';
import { nextPlaced } from '#domain/series/blocks';
import { blockOutcomes } from '#domain/series/outcome';
import { recommend } from '#domain/series/recommend';
import { isLastBlock, openDecision } from '#domain/series/series-course';
import { SERIES_DECISIONS, type SeriesDecisionKind } from '#domain/series/series';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../shared/dialogs/dialogs';
import { Icon } from '../shared/icon/icon';
import { Refusals } from '../shared/refusals/refusals';
import { FailureNote } from '../shared/refusals/failure';
import { shortDay } from '../shared/times/words';
import { seriesDecisionWord } from '../shared/words/series-words';
import { selectRules } from '../state/clinic.state';
import { selectMayDo } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import { reasonSentence } from './recommendation-words';
import { repeatBlocksPageActions } from './repeat-blocks.actions';
import { selectFailure, selectSaving } from './repeat-blocks.state';
import type { SeriesRow } from './series-rows';

/** What the protocol proposes after the last block, and the physician's decision. */
@Component({
  selector: 'g-decision-panel',
  imports: [FailureNote, Icon, Refusals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './decision-panel.html',
  styleUrl: './decision-panel.scss',
})
export class DecisionPanel {
  readonly row = input.required<SeriesRow>();

  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #visits = this.#store.selectSignal(selectVisitEntities);
  readonly #rules = this.#store.selectSignal(selectRules);
  protected readonly mayDecide = this.#store.selectSignal(selectMayDo('decide-series'));
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectFailure);
  protected readonly furtherBlocks = signal(1);

  readonly #recommendation = computed(() => {
    const { course } = this.row();
    return recommend({
      protocol: course.series.protocol,
      plannedBlocks: course.series.plannedBlocks,
      outcomes: blockOutcomes(course.series, course.blocks, this.#visits(), this.#rules()),
      missing: openDecision(course)?.missing ?? [],
    });
  });
  protected readonly proposed = computed(() => this.#recommendation().decision);
  protected readonly proposedWord = computed(() => {
    const decision = this.proposed();
    return decision === null
      ? $localize`Nothing to go by yet`
      : this.#word(decision, isLastBlock(this.row().course.series, this.#lastIndex()));
  });
  protected readonly reasons = computed(() => this.#recommendation().reasons.map(reasonSentence));

  readonly #lastIndex = computed(
    () => this.row().course.blocks.findLast(({ standing }) => standing === 'done')?.index ?? 0,
  );

  /** Each decision with what keeps it from being made now; the proposed one comes first. */
  protected readonly choices = computed(() => {
    const { course } = this.row();
    const proposed = this.proposed();
    const isLast = isLastBlock(course.series, this.#lastIndex());
    return SERIES_DECISIONS.map((decision) => ({
      decision,
      word: this.#word(decision, isLast),
      isProposed: decision === proposed,
      refusals: decisionRefusals(course, decision, this.furtherBlocks()),
    })).sort((a, b) => Number(b.isProposed) - Number(a.isProposed));
  });
  /** Why the proposed decision, else going on, cannot be made now. */
  protected readonly inTheWay = computed(
    () =>
      this.choices().find(({ isProposed }) => isProposed)?.refusals ??
      this.choices().find(({ decision }) => decision === 'continue')?.refusals ??
      [],
  );
  /** Asked where extending is likely: before the last block it is by one. */
  protected readonly asksHowMany = computed(
    () => this.proposed() === 'extend' || isLastBlock(this.row().course.series, this.#lastIndex()),
  );

  protected readonly next = computed(() => {
    const next = nextPlaced(this.row().course.blocks);
    if (next === undefined) return null;
    return $localize`Going on confirms block ${next.index}:block:, ${shortDay(next.date)}:day: ${formatClock(next.start)}:time:.`;
  });

  #word(decision: SeriesDecisionKind, isLast: boolean): string {
    return decision === 'stop' && isLast
      ? $localize`Complete the series`
      : seriesDecisionWord(decision);
  }

  protected async decide(decision: SeriesDecisionKind, reason: string): Promise<void> {
    if (!(await this.#isSure(decision))) return;
    const { series } = this.row().course;
    this.#store.dispatch(
      repeatBlocksPageActions.decisionMade({
        seriesId: series.id,
        decision: {
          version: series.version,
          decision,
          reason,
          furtherBlocks: this.furtherBlocks(),
        },
      }),
    );
  }

  /** Slots that are given away cannot be had back by an undo. */
  async #isSure(decision: SeriesDecisionKind): Promise<boolean> {
    const slots = this.row().course.blocks.filter(
      ({ standing }) => standing === 'booked' || standing === 'provisional',
    ).length;
    if ((decision !== 'stop' && decision !== 'escalate') || slots === 0) return true;
    return this.#dialogs.confirm({
      title: $localize`End the series?`,
      text:
        slots === 1
          ? $localize`Its remaining slot is freed at once and may be given to somebody else.`
          : $localize`Its ${slots}:slots: remaining slots are freed at once and may be given to others.`,
      confirm: seriesDecisionWord(decision),
      danger: true,
    });
  }
}
