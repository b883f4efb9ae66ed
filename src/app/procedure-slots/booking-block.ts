import { formatRange } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../shared/icon/icon';
import { SideMark } from '../shared/side-mark/side-mark';
import { ClockPipe } from '../shared/times/clock.pipe';
import { sideWord } from '../shared/words/referral-words';
import { visitStateWord } from '../shared/words/visit-words';
import type { Block } from './board-layout';

/** One booking on the board: who, which side, what and when, and how it stands. */
@Component({
  selector: 'g-booking-block',
  imports: [ClockPipe, Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[attr.data-look]': 'block().look' },
  template: `
    <b class="who g-truncate">{{ block().patient }}</b>
    <g-side-mark [side]="block().side" aria-hidden="true" />
    <span class="what g-truncate">
      {{ block().minutes.start | clock }}
      @if (block().overruled) {
        <b class="overruled" aria-hidden="true" i18n-title title="Overruled">!</b>
      }
      <span>{{ words() }}</span>
    </span>
    @if (block().toTell) {
      <g-icon name="call" [size]="14" />
    }
    <span class="g-sr">{{ more() }}</span>
  `,
  styles: `
    :host {
      display: grid;
      grid-template: 'who who side' auto 'what mark mark' auto / minmax(0, 1fr) auto auto;
      align-content: start;
      align-items: center;
      column-gap: 4px;
      height: 100%;
      padding: 1px 5px 0 6px;
      overflow: hidden;
      border: 1px solid var(--g-accent);
      border-left-width: 4px;
      border-radius: 4px;
      background: var(--g-surface);
      color: var(--g-ink);
      font-size: 12px;
      line-height: 16px;
    }
    .who {
      grid-area: who;
    }
    .what {
      grid-area: what;
      color: var(--g-ink-2);
    }
    g-icon {
      grid-area: mark;
      color: var(--g-ink-2);
    }
    g-side-mark {
      grid-area: side;
      gap: 1px;
      min-width: 0;
      height: 16px;
      font-size: 12px;
    }
    .overruled {
      color: var(--g-attention);
    }
    :host([data-look='provisional']) {
      border-style: dashed;
      background: var(--g-hatch), var(--g-surface);
    }
    :host([data-look='here']) {
      background: var(--g-accent-soft);
    }
    :host([data-look='late']) {
      border-color: var(--g-danger);
      background: var(--g-danger-soft);
    }
    :host([data-look='late']) .what {
      color: var(--g-danger);
      font-weight: 600;
    }
    :host([data-look='done']),
    :host([data-look='gone']) {
      border-color: var(--g-line);
      border-left-color: var(--g-line-strong);
      background: var(--g-surface-2);
      color: var(--g-ink-2);
    }
    :host([data-look='done']) b,
    :host([data-look='gone']) b {
      font-weight: 400;
    }
    :host([data-look='gone']) b {
      text-decoration: line-through;
    }
    /* Narrow: the name has its line to itself, and the side stands where the procedure was. */
    @container (width < 120px) {
      :host {
        grid-template: 'who who' auto 'what side' auto / minmax(0, 1fr) auto;
        column-gap: 2px;
        padding-inline: 4px 3px;
      }
      .what span,
      g-icon {
        display: none;
      }
    }
    /* Too short for two lines: time, name and side in one. */
    @container (height < 30px) {
      :host {
        grid-template: 'what who side' auto / auto minmax(0, 1fr) auto;
      }
      .what span,
      g-icon {
        display: none;
      }
    }
    @container (height < 30px) and (width < 120px) {
      .what {
        display: none;
      }
    }
    @container (height < 19px) {
      :host {
        padding-block: 0;
        line-height: 14px;
      }
      g-side-mark {
        height: 14px;
      }
    }
    /* Five and ten minutes. */
    @container (height < 14px) {
      :host {
        border-block-width: 0;
        outline: 1px solid var(--g-accent);
        outline-offset: -1px;
        border-radius: 2px;
        font-size: 10px;
        line-height: 10px;
      }
      :host([data-look='provisional']) {
        outline-style: dashed;
      }
      g-side-mark {
        height: 10px;
        font-size: 10px;
      }
    }
  `,
})
export class BookingBlock {
  readonly block = input.required<Block>();

  protected readonly more = computed(() => detailWords(this.block()));
  protected readonly words = computed(() => {
    const { look, visitState, type } = this.block();
    if (look === 'late') return $localize`late`;
    return look === 'planned' || look === 'provisional' ? type : visitStateWord(visitState);
  });
}

/** The block in words, for those who hear it. */
export function blockWords(block: Block): string {
  return `${block.patient}, ${detailWords(block)}`;
}

function detailWords(block: Block): string {
  const side = block.side === null ? $localize`side unknown` : sideWord(block.side);
  const minutes = formatRange(block.minutes);
  const what = $localize`${side}:side:, ${block.type}:procedure:, ${minutes}:minutes:, ${lookWords(block)}:state:`;
  const marked = block.overruled ? $localize`${what}:booking:, overruled` : what;
  return block.toTell ? $localize`${marked}:booking:, not told yet` : marked;
}

function lookWords({ look, visitState }: Block): string {
  switch (look) {
    case 'provisional':
      return $localize`provisional`;
    case 'planned':
      return $localize`booked`;
    case 'late':
      return $localize`late`;
    case 'here':
    case 'done':
    case 'gone':
      return visitStateWord(visitState);
  }
}
