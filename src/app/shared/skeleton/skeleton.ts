import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Grey rows where rows will be; invisible for the first 200 ms, so that a quick answer never flickers. */
@Component({
  selector: 'g-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status', '[attr.aria-label]': 'label' },
  template: `
    @for (width of widths(); track $index) {
      <span [style.width.%]="width"></span>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: var(--g-2) var(--g-4);
      opacity: 0;
      animation: appear 0s linear 200ms forwards;
    }
    span {
      display: block;
      height: 12px;
      margin: calc((var(--g-row) - 12px) / 2) 0;
      border-radius: 4px;
      background: var(--g-surface-3);
    }
    @keyframes appear {
      to {
        opacity: 1;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      :host {
        animation-duration: 0s !important;
      }
    }
  `,
})
export class Skeleton {
  readonly rows = input(8);
  protected readonly label = $localize`Loading`;
  /** Uneven, as text is. */
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 62 + ((row * 37) % 34)),
  );
}
