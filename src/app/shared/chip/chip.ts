import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

export type Tone = 'quiet' | 'accent' | 'attention' | 'danger' | 'done';

/** A state in a word, with an icon so that colour never speaks alone. */
@Component({
  selector: 'g-chip',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-tone]': 'tone()' },
  template: `
    @if (icon(); as name) {
      <g-icon [name]="name" [size]="14" />
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      height: 20px;
      padding: 0 7px;
      border-radius: 4px;
      background: var(--g-surface-3);
      color: var(--g-ink-2);
      font-size: 12px;
      line-height: 20px;
      font-weight: 600;
      white-space: nowrap;
    }
    :host([data-tone='accent']) {
      background: var(--g-accent-soft);
      color: var(--g-accent);
    }
    :host([data-tone='attention']) {
      background: var(--g-attention-soft);
      color: var(--g-attention);
    }
    :host([data-tone='danger']) {
      background: var(--g-danger-soft);
      color: var(--g-danger);
    }
    :host([data-tone='done']) {
      background: var(--g-done-soft);
      color: var(--g-done);
    }
  `,
})
export class Chip {
  readonly tone = input<Tone>('quiet');
  readonly icon = input<IconName | null>(null);
}
