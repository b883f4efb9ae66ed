import type { DayCase } from '#domain/visit/day-case';
import { isOutcome } from '#domain/visit/next-steps';
import {
  presentStep,
  stateOf,
  type StampedStep,
  VISIT_PATH,
  type VisitState,
  type VisitStep,
} from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { InstantPipe } from '../../shared/times/instant.pipe';
import { visitStateWord } from '../../shared/words/visit-words';
import { selectZone } from '../../state/clinic.state';

interface Stop {
  readonly state: VisitState;
  readonly word: string;
  readonly stamp: VisitStep | null;
  readonly here: boolean;
}

/** Where the patient is on the way home, and when and by whom each step was stamped. */
@Component({
  selector: 'g-day-path',
  imports: [Icon, InstantPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol>
      @for (stop of stops(); track stop.state) {
        <li
          [class.passed]="stop.stamp"
          [class.here]="stop.here"
          [class.outcome]="isOutcome(stop.state)"
          [attr.aria-current]="stop.here ? 'step' : null"
        >
          <span class="word">
            @if (stop.stamp && !stop.here) {
              <g-icon name="check" [size]="14" />
            }
            {{ stop.word }}
          </span>
          @if (stop.stamp; as stamp) {
            <span class="g-meta">{{ stamp.at | instant: zone() }} · {{ stamp.byName }}</span>
            @if (stamp.reason) {
              <span class="g-meta">{{ stamp.reason }}</span>
            }
          }
        </li>
      }
    </ol>
    @if (last(); as stamp) {
      <button type="button" class="g-button g-button--quiet" (click)="undo.emit(stamp)">
        <g-icon name="undo" [size]="16" /><ng-container i18n>Undo last step</ng-container>
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 0 16px;
      border-bottom: 1px solid var(--g-line);
      background: var(--g-surface-2);
    }
    ol {
      display: flex;
      flex: 1;
      min-width: 0;
      overflow-x: auto;
    }
    li {
      display: flex;
      flex: 1;
      flex-direction: column;
      min-width: 104px;
      padding: 10px 8px 8px 0;
      border-top: 3px solid var(--g-line);
      color: var(--g-ink-2);
    }
    li.passed {
      border-top-color: var(--g-done);
    }
    li.here {
      border-top-color: var(--g-accent);
      color: var(--g-ink);
      font-weight: 600;
    }
    li.outcome {
      border-top-color: var(--g-danger);
      color: var(--g-danger);
    }
    .word {
      display: flex;
      align-items: center;
      gap: 4px;
    }
    .passed:not(.here, .outcome) .word {
      color: var(--g-ink);
    }
    .word g-icon {
      color: var(--g-done);
    }
  `,
})
export class DayPath {
  readonly day = input.required<DayCase>();
  readonly undo = output<VisitStep>();

  protected readonly zone = inject(Store).selectSignal(selectZone);
  protected readonly isOutcome = isOutcome;
  protected readonly last = computed(() => presentStep(this.day().visit));
  protected readonly stops = computed((): Stop[] => {
    const { visit, booking } = this.day();
    const state = stateOf(visit);
    const stamps = visit.steps.filter((step) => step.undone === null);
    const stampOf = (step: VisitState) => stamps.findLast((stamp) => stamp.step === step) ?? null;
    const path = VISIT_PATH.filter(
      (step) => step !== 'in-recovery' || booking.recoveryMinutes > 0 || stampOf(step) !== null,
    );
    const outcomes = stamps.map((stamp): StampedStep => stamp.step).filter(isOutcome);
    const ahead = isOutcome(state) && state !== 'aborted' ? stamps.map(({ step }) => step) : null;
    return [
      ...path.filter((step) => step === 'expected' || ahead?.includes(step) !== false),
      ...outcomes,
    ].map((step) => ({
      state: step,
      word: visitStateWord(step),
      stamp: stampOf(step),
      here: step === state,
    }));
  });
}
