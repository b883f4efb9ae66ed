import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** What belongs here, and the first step towards it. */
@Component({
  selector: 'g-empty-state',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-icon [name]="icon()" [size]="28" />
    <p class="heading">{{ heading() }}</p>
    <div class="words"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--g-2);
      max-width: 420px;
      margin: 0 auto;
      padding: 64px var(--g-6);
      color: var(--g-ink-2);
      text-align: center;
    }
    .heading {
      color: var(--g-ink);
      font-weight: 600;
    }
    .words {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--g-3);
    }
  `,
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
}
