import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { IconSheet } from './icon-sheet';
import type { IconName } from './icons';

/** An icon beside its word, or with a label of its own where it stands alone. */
@Component({
  selector: 'g-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    '[attr.role]': 'label() === null ? null : "img"',
    '[attr.aria-label]': 'label()',
    '[attr.aria-hidden]': 'label() === null ? "true" : null',
    '[style.--size.px]': 'size()',
  },
  template: `<svg aria-hidden="true"><use [attr.href]="href()" /></svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** What it says to whoever cannot see it; leave out when the word stands beside it. */
  readonly label = input<string | null>(null);
  /** Pixels. */
  readonly size = input(20);
  protected readonly href = computed(() => `#icon-${this.name()}`);

  constructor() {
    inject(IconSheet);
  }
}
