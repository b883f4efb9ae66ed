import { formatRange } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { LoadBand } from './board-layout';

/** How full recovery is along the day; full is said by number, width and colour. */
@Component({
  selector: 'g-bay-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul i18n-aria-label aria-label="Recovery bays taken, along the day">
      @for (load of loads(); track load.minutes.start) {
        <li
          [style.top.%]="load.top"
          [style.height.%]="load.height"
          [class.is-full]="load.taken >= load.staffed && load.taken > 0"
          [class.is-unstaffed]="load.staffed === 0"
          [attr.title]="words(load)"
        >
          @if (load.taken > 0) {
            <span class="bar" [style.width.%]="share(load)"></span>
          }
          @if (load.taken > 0 && load.height > 2) {
            <span class="count">{{ load.taken }}/{{ load.staffed }}</span>
          }
          <span class="g-sr">{{ words(load) }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      border-left: 1px solid var(--g-line);
    }
    ul {
      position: absolute;
      inset: 0;
    }
    li {
      position: absolute;
      left: 0;
      right: 0;
    }
    .bar {
      position: absolute;
      inset: 0 auto 0 0;
      background: color-mix(in srgb, var(--g-line-strong) 45%, var(--g-surface));
    }
    .is-full .bar {
      background: color-mix(in srgb, var(--g-attention) 45%, var(--g-surface));
    }
    .is-unstaffed {
      background: var(--g-surface-2);
    }
    .count {
      position: absolute;
      inset: 0 4px auto auto;
      font-size: 11px;
      line-height: 12px;
      color: var(--g-ink);
    }
    .is-full .count {
      font-weight: 700;
    }
  `,
})
export class BayStrip {
  readonly loads = input.required<readonly LoadBand[]>();

  protected share({ taken, staffed }: LoadBand): number {
    return staffed === 0 ? 0 : Math.min(100, (taken / staffed) * 100);
  }

  protected words({ taken, staffed, minutes }: LoadBand): string {
    return staffed === 0
      ? $localize`${formatRange(minutes)}:minutes:: no bay is staffed`
      : $localize`${formatRange(minutes)}:minutes:: ${taken}:taken: of ${staffed}:staffed: bays taken`;
  }
}
