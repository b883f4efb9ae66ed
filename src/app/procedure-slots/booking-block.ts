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
    <span class="who">
      <span class="at" aria-hidden="true">{{ block().minutes.start | clock }}</span>
      <b class="g-truncate">{{ block().patient }}</b>
      <g-side-mark [side]="block().side" aria-hidden="true" />
    </span>
    <span class="what">
      <span class="g-truncate">{{ block().minutes.start | clock }} {{ words() }}</span>
      @if (block().toTell) {
        <g-icon name="call" [size]="14" />
      }
      @if (block().overruled) {
        <g-icon name="flag" [size]="14" />
      }
    </span>
    <span class="g-sr">{{ more() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      height: 100%;
      padding: 1px 5px 1px 7px;
      overflow: hidden;
      border: 1px solid var(--g-accent);
      border-left-width: 4px;
      border-radius: 4px;
      background: var(--g-surface);
      color: var(--g-ink);
      font-size: 12px;
      line-height: 16px;
      container-type: size;
    }
    .who,
    .what {
      display: flex;
      align-items: center;
      gap: 4px;
      min-width: 0;
      flex: none;
    }
    .who b,
    .what span {
      flex: 1;
    }
    .what,
    .at {
      color: var(--g-ink-2);
    }
    .at {
      display: none;
    }
    g-side-mark {
      min-width: 0;
      height: 16px;
      font-size: 12px;
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
    @container (height < 28px) {
      .what {
        display: none;
      }
    }
    @container (height < 28px) and (width > 110px) {
      .at {
        display: inline;
      }
    }
    @container (height < 15px) {
      .who {
        line-height: 11px;
        font-size: 11px;
      }
    }
    @container (width < 84px) {
      .what g-icon {
        display: none;
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
  return block.toTell ? $localize`${what}:booking:, not told yet` : what;
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
