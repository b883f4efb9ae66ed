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
})
export class Skeleton {
  readonly rows = input(8);
  protected readonly label = $localize`Loading`;
  /** Uneven, as text is. */
  protected readonly widths = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 62 + ((row * 37) % 34)),
  );
}
