import type { Opening } from '#domain/booking/openings';
import type { MinuteRange } from '#domain/time/minutes';
import { overlaps } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { blockWords, shortWords } from './block-words';
import { openBands, type Column } from './board-layout';
import type { By } from '../hand/in-hand';
import type { Ghost } from '../decision/verdict';

/**
 * One room's or physician's day. A booking is three elements and no listener: side, call mark and
 * turnover are drawn by the style sheet, and the board hears presses and clicks for all of them.
 */
@Component({
  selector: 'g-board-column',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    role: 'group',
    '[attr.aria-label]': 'column().name',
    '[class.is-away]': 'column().away !== null || isClosed()',
  },
  template: `
    @for (session of column().sessions; track session.id) {
      <div class="session" [style.top.%]="session.top" [style.height.%]="session.height">
        <span class="g-truncate">{{ session.label }}</span>
      </div>
    }
    @for (open of opens(); track open.start) {
      <div
        class="open"
        [class.is-provisional]="ghost()?.isProvisional"
        [style.top.%]="open.top"
        [style.height.%]="open.height"
      ></div>
    }
    @for (block of blocks(); track block.id) {
      <a
        class="block"
        draggable="false"
        tabindex="-1"
        [attr.href]="hrefBase() + block.id + hrefEnd()"
        [attr.data-id]="block.id"
        [attr.data-look]="block.look"
        [attr.aria-label]="words(block, dimmed())"
        [style.top.%]="block.top"
        [style.height.%]="block.height"
        [style.--turnover]="block.turnover"
        [class.is-cleaned]="block.turnover > 0"
        [class.is-tiny]="block.minutes.end - block.minutes.start <= 10"
        [class.is-selected]="block.id === selectedId()"
        [class.is-lifted]="block.id === ghost()?.bookingId"
        [class.is-stranded]="block.isStranded"
        [class.is-dimmed]="dimmed().has(block.id)"
        [attr.aria-current]="block.id === selectedId() || null"
      >
        <b class="g-truncate">{{ block.patient }} </b>
        <span [attr.data-side]="block.side ?? 'unknown'" [class.to-tell]="block.toTell">{{
          short(block)
        }}</span>
      </a>
    }
    @for (hold of column().holds; track hold.id) {
      <div class="hold" [style.top.%]="hold.top" [style.height.%]="hold.height">
        <span class="g-truncate">{{ hold.by }}</span>
      </div>
    }
  `,
  styleUrl: './board-column.scss',
})
export class BoardColumn {
  readonly column = input.required<Column>();
  readonly by = input.required<By>();
  readonly range = input.required<MinuteRange>();
  /** The minutes in sight; what lies outside is not drawn. */
  readonly shown = input.required<MinuteRange>();
  readonly isClosed = input(false);
  readonly openings = input<readonly Opening[]>([]);
  readonly ghost = input<Ghost | null>(null);
  readonly selectedId = input<string | null>(null);
  /** Bookings that the filters leave out; they stay where they are. */
  readonly dimmed = input<ReadonlySet<string>>(new Set());
  readonly hrefBase = input('');
  readonly hrefEnd = input('');

  protected readonly blocks = computed(() => {
    const shown = this.shown();
    // The turnover below a block is part of what is seen of it.
    return this.column().blocks.filter(({ minutes, turnover }) => {
      const length = minutes.end - minutes.start;
      return overlaps({ start: minutes.start, end: minutes.end + turnover * length }, shown);
    });
  });
  protected readonly opens = computed(() =>
    this.ghost() === null
      ? []
      : openBands(this.openings(), this.column().id, this.by(), this.range()),
  );
  protected readonly words = blockWords;
  protected readonly short = shortWords;
}
