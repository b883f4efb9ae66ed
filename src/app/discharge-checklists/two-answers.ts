import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { InstantPipe } from '../shared/times/instant.pipe';
import { selectZone } from '../state/clinic.state';
import { answerWord } from './answer-words';
import type { ChecklistRow } from './checklist-rows';

/** Somebody else answered the same item while this answer waited: both, and which one counts. */
@Component({
  selector: 'g-two-answers',
  imports: [InstantPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `
    <p class="lead" i18n>Two answers, and only one can count:</p>
    <dl>
      <dt>
        {{ row().answer?.byName }} {{ row().answer?.at ?? '' | instant: zone() }}
        <span class="g-meta" i18n>saved</span>
      </dt>
      <dd>{{ theirs() }}</dd>
      <dt>
        <ng-container i18n>You</ng-container>
        {{ row().pending?.answer?.givenAt ?? '' | instant: zone() }}
        <span class="g-meta" i18n>not saved</span>
      </dt>
      <dd>{{ mine() }}</dd>
    </dl>
    <div class="ways">
      <button type="button" class="g-button g-button--small" (click)="dropped.emit()" i18n>
        Keep “{{ theirs() }}”
      </button>
      <button type="button" class="g-button g-button--small" (click)="mineKept.emit()" i18n>
        Correct to “{{ mine() }}”
      </button>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 6px;
    }
    .lead {
      color: var(--g-danger);
      font-weight: 600;
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 2px 12px;
    }
    dd {
      font-weight: 600;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
  `,
})
export class TwoAnswers {
  readonly row = input.required<ChecklistRow>();
  /** What the other said stays. */
  readonly dropped = output();
  readonly mineKept = output();

  protected readonly zone = inject(Store).selectSignal(selectZone);
  protected readonly theirs = computed(() => this.#word(this.row().answer?.value));
  protected readonly mine = computed(() => this.#word(this.row().pending?.answer.value));

  #word(value: Parameters<typeof answerWord>[1] | undefined): string {
    return value === undefined ? '' : answerWord(this.row().item, value);
  }
}
