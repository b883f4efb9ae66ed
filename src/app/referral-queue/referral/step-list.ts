import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { instantWords } from '../../shared/times/words';
import { triageWord } from '../../shared/words/referral-words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';

/** What happened to the referral, oldest first; an undone step stays readable. */
@Component({
  selector: 'g-step-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 class="g-section-title" i18n>What happened</h3>
    <ol>
      <li>
        <span i18n>Received</span>
        <span class="g-meta">{{ received() }}</span>
      </li>
      @for (step of steps(); track step.id) {
        <li>
          <span [class.undone]="step.undone">{{ step.word }}</span>
          <span class="g-meta">{{ step.by }}</span>
          @if (step.reason) {
            <p>{{ step.reason }}</p>
          }
          @if (step.undone; as undone) {
            <p class="g-meta">{{ undone }}</p>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
      margin-top: var(--g-2);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--g-2);
    }
    p {
      flex-basis: 100%;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .undone {
      text-decoration: line-through;
    }
  `,
})
export class StepList {
  readonly referral = input.required<Referral>();
  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);

  protected readonly received = computed(() => {
    const { receivedAt, source } = this.referral();
    const how =
      source.kind === 'entered'
        ? $localize`entered by ${source.sender}:who:`
        : source.kind === 'fhir'
          ? $localize`FHIR message`
          : $localize`HL7 message`;
    return `${this.#at(receivedAt)} · ${how}`;
  });

  protected readonly steps = computed(() =>
    this.referral().steps.map((step) => ({
      id: step.id,
      word: triageWord(step.decision),
      by: `${step.byName}, ${this.#at(step.at)}`,
      reason: step.reason,
      undone:
        step.undone === null
          ? null
          : $localize`Undone by ${step.undone.byName}:who:, ${this.#at(step.undone.at)}:when:`,
    })),
  );

  #at(instant: string): string {
    return instantWords(instant, this.#zone(), this.#today());
  }
}
