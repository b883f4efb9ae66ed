import type { DayCase } from '#domain/visit/day-case';
import { isOutcome } from '#domain/visit/next-steps';
import { overruleKey } from '#domain/visit/overrules';
import type { Refusal } from '#domain/refusal';
import type { StampedStep, VisitStep } from '#domain/visit/visit';
import { Injectable, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectDayCases } from '../../state/day-cases.state';
import { Dialogs } from '../dialogs/dialogs';
import { visitStateWord } from '../words/visit-words';
import { outcomeReasons, stepVerb, undoReasons } from './day-words';
import { visitStepsActions } from './visit-steps.actions';

/** One click on a step: asks for a reason where one is needed, and says so to the clinic. */
@Injectable({ providedIn: 'root' })
export class DaySteps {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #cases = this.#store.selectSignal(selectDayCases);

  async take(day: DayCase, step: StampedStep): Promise<void> {
    const { bookingId, version } = day.visit;
    let reason: string | null = null;
    if (isOutcome(step)) {
      reason = await this.#dialogs.reason({
        title: visitStateWord(step),
        prompt: $localize`This ends the visit and stays in the record.`,
        suggestions: outcomeReasons(step),
        confirm: stepVerb(step),
        danger: true,
      });
      if (reason === null) return;
    }
    this.#store.dispatch(visitStepsActions.stepAsked({ bookingId, version, step, reason }));
  }

  async askUndo(bookingId: string, step: VisitStep): Promise<void> {
    const why = await this.#dialogs.reason({
      title: $localize`Undo “${visitStateWord(step.step)}:step:”`,
      prompt: $localize`The step stays readable, with who undid it and why.`,
      suggestions: undoReasons(),
      confirm: $localize`Undo the step`,
    });
    // As it is now: what happened while the reason was typed is no reason to refuse it.
    const version = this.#cases()[bookingId]?.visit.version;
    if (why === null || version === undefined) return;
    this.#store.dispatch(visitStepsActions.undoAsked({ bookingId, version, stepId: step.id, why }));
  }

  async askOverrule(day: DayCase, refusal: Refusal, sentence: string): Promise<void> {
    const blocker = overruleKey(refusal);
    if (blocker === null) return;
    const reason = await this.#dialogs.reason({
      title: $localize`Overrule`,
      prompt: sentence,
      confirm: $localize`Overrule`,
    });
    if (reason === null) return;
    const { bookingId, version } = day.visit;
    this.#store.dispatch(visitStepsActions.overruleAsked({ bookingId, version, blocker, reason }));
  }
}
