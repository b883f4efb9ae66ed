import { formatClock, overlaps, type MinuteRange } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { Column } from '../board/board-layout';

/** A room's day as a narrow lane; a booking is one element, its side drawn by the style sheet. */
@Component({
  selector: 'g-week-lane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true', '[class.is-away]': 'column().away !== null' },
  template: `
    @for (session of column().sessions; track session.id) {
      <div class="session" [style.top.%]="session.top" [style.height.%]="session.height"></div>
    }
    @for (block of blocks(); track block.id) {
      <i
        [attr.data-id]="block.id"
        [attr.data-side]="block.side ?? 'unknown'"
        [attr.data-look]="block.look"
        [class.is-stranded]="block.isStranded"
        [class.is-dimmed]="dimmed().has(block.id)"
        [style.top.%]="block.top"
        [style.height.%]="block.height"
        >{{ clock(block.minutes.start) }}</i
      >
    }
  `,
  styleUrl: './week-lane.scss',
})
export class WeekLane {
  readonly column = input.required<Column>();
  readonly shown = input.required<MinuteRange>();
  readonly dimmed = input<ReadonlySet<string>>(new Set());

  protected readonly blocks = computed(() =>
    this.column().blocks.filter(({ minutes }) => overlaps(minutes, this.shown())),
  );
  protected readonly clock = formatClock;
}
