import type { BookingBlocker, DatedBlocker } from '#domain/referral/booking-blockers';
import type { DiagnosisWarning } from '#domain/referral/diagnosis';
import { diagnosisSide } from '#domain/referral/diagnosis';
import type { MissingFact } from '#domain/referral/referral';
import type { WorklistFacts } from '#domain/referral/worklist';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { allOf } from '../../shared/words/lists';
import { missingFactWord, sideWord } from '../../shared/words/referral-words';
import { selectToday } from '../../state/clock.state';
import { blockerSentence } from '../queue-words';
import { warningWords } from '../record-words';

/** What somebody should see before anything else: what blocks, what contradicts, what lacks. */
@Component({
  selector: 'g-referral-alerts',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (blocking().length > 0) {
      <div class="note danger">
        <g-icon name="block" [size]="18" />
        <ul>
          @for (sentence of blocking(); track sentence) {
            <li>{{ sentence }}</li>
          }
        </ul>
      </div>
    }
    @if (attention().length > 0) {
      <div class="note">
        <g-icon name="warning" [size]="18" />
        <ul>
          @for (sentence of attention(); track sentence) {
            <li>{{ sentence }}</li>
          }
        </ul>
        @if (mayEdit() && missing().length > 0) {
          <button type="button" class="g-button g-button--small" (click)="complete.emit()" i18n>
            Complete
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
    }
    :host(:not(:has(.note))) {
      display: none;
    }
    .note {
      display: flex;
      align-items: flex-start;
      gap: var(--g-2);
      padding: var(--g-2) var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-attention-soft);
    }
    .danger {
      background: var(--g-danger-soft);
    }
    g-icon {
      flex: none;
      margin-top: 1px;
      color: var(--g-attention);
    }
    .danger g-icon {
      color: var(--g-danger);
    }
    ul {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: var(--g-1);
      min-width: 0;
    }
  `,
})
export class ReferralAlerts {
  readonly facts = input.required<WorklistFacts>();
  readonly blockers = input.required<readonly (BookingBlocker | DatedBlocker)[]>();
  readonly missing = input.required<readonly MissingFact[]>();
  readonly warnings = input.required<readonly DiagnosisWarning[]>();
  readonly sidesDiffer = input.required<boolean>();
  readonly mayEdit = input.required<boolean>();
  readonly complete = output();

  readonly #today = inject(Store).selectSignal(selectToday);

  protected readonly blocking = computed(() => {
    const { referral } = this.facts();
    const named = diagnosisSide(referral.diagnosis?.code ?? '');
    const sides =
      this.sidesDiffer() && named !== null && referral.side !== null
        ? [
            $localize`The diagnosis code says ${sideWord(named)}:diagnosisSide:, the order says ${sideWord(referral.side)}:orderedSide:. Correct whichever is wrong.`,
          ]
        : [];
    return [
      ...sides,
      ...this.blockers()
        .filter(({ code }) => code !== 'facts-missing')
        .map((blocker) => blockerSentence(blocker, this.#today())),
    ];
  });

  protected readonly attention = computed(() => {
    const missing = this.missing();
    return [
      ...(missing.length === 0
        ? []
        : [$localize`Missing: ${allOf(missing.map(missingFactWord))}:facts:.`]),
      ...this.warnings().map(warningWords),
    ];
  });
}
