import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';

/** Reasons under each other, marked as standing in the way. */
@Component({
  selector: 'g-sentence-list',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (sentences().length > 0) {
      <g-icon name="block" [size]="18" />
      <ul>
        @for (sentence of sentences(); track $index) {
          <li>{{ sentence }}</li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--g-2);
      padding: var(--g-2) var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-danger-soft);
    }
    :host(:not(:has(li))) {
      display: none;
    }
    g-icon {
      margin-top: 1px;
      color: var(--g-danger);
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: var(--g-1);
      min-width: 0;
    }
  `,
})
export class SentenceList {
  readonly sentences = input.required<readonly string[]>();
}
