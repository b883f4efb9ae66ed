import type { TemplateChange } from '#domain/discharge/template-changes';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectNames } from '../../state/names.state';
import { changeWords } from './template-words';

/** What one version has that the one before had not, a sentence each. */
@Component({
  selector: 'g-change-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul>
      @for (sentence of sentences(); track $index) {
        <li>{{ sentence }}</li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--g-1);
      margin: 0;
      padding-left: var(--g-4);
      list-style: disc;
    }
    li {
      overflow-wrap: anywhere;
    }
  `,
})
export class ChangeList {
  readonly changes = input.required<readonly TemplateChange[]>();
  readonly #names = inject(Store).selectSignal(selectNames);
  protected readonly sentences = computed(() =>
    this.changes().map((change) => changeWords(change, this.#names())),
  );
}
