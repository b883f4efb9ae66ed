import type { Referral } from '#domain/referral/referral';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { historyOf } from './history-words';

/** What happened to the referral, newest first; what was taken back stays readable. */
@Component({
  selector: 'g-step-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h3 class="g-section-title" i18n>What happened</h3>
    <ol>
      @for (each of happenings(); track $index) {
        <li>
          <span [class.undone]="each.undone">{{ each.words }}</span>
          <span class="g-meta">{{ each.who }}</span>
          @if (each.text) {
            <p>{{ each.text }}</p>
          }
          @if (each.undone; as undone) {
            <p class="g-meta">{{ undone }}</p>
          }
        </li>
      }
      <li>
        <span i18n>Received</span>
        <span class="g-meta">{{ received() }}</span>
      </li>
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
    return `${this.#at(receivedAt)} · ${wayWords(source)}`;
  });

  protected readonly happenings = computed(() =>
    historyOf(this.referral()).map(({ by, words, text, undone }) => ({
      words,
      text,
      who: `${by.byName}, ${this.#at(by.at)}`,
      undone:
        undone === null
          ? null
          : $localize`Undone by ${undone.byName}:who:, ${this.#at(undone.at)}:when:`,
    })),
  );

  #at(instant: string): string {
    return instantWords(instant, this.#zone(), this.#today());
  }
}

/** How the referral came here. */
function wayWords({ kind, sender }: Referral['source']): string {
  switch (kind) {
    case 'entered':
      return $localize`entered by ${sender}:who:`;
    case 'fhir':
      return $localize`FHIR message`;
    case 'hl7v2':
      return $localize`HL7 message`;
    case 'csv':
      return $localize`CSV file of ${sender}:who:`;
  }
}
