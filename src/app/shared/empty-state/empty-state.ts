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
})
export class EmptyState {
  readonly icon = input.required<IconName>();
  readonly heading = input.required<string>();
}
