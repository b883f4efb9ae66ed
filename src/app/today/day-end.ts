import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Chip, type Tone } from '../shared/chip/chip';
import { ClockPipe } from '../shared/times/clock.pipe';
import { minutesWords } from '../shared/times/words';
import type { DayBoard } from './day-board';

/** Within so many minutes of closing the end of the list deserves attention. */
const CLOSE = 15;

/** When the last patient will have left, beside closing time. */
@Component({
  selector: 'g-day-end',
  imports: [Chip, ClockPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (board().ends; as ends) {
      <span class="g-meta label" i18n>Last patient leaves about</span>
      <b>{{ ends | clock }}</b>
      @if (words(); as said) {
        <g-chip
          [class.calm]="tone() === 'quiet'"
          [tone]="tone()"
          [icon]="tone() === 'quiet' ? null : 'warning'"
          >{{ said }}</g-chip
        >
      }
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      white-space: nowrap;
    }
    @media (max-width: 1180px) {
      .label {
        display: none;
      }
    }
    @media (max-width: 960px) {
      .calm {
        display: none;
      }
    }
  `,
})
export class DayEnd {
  readonly board = input.required<DayBoard>();

  readonly #left = computed(() => {
    const { ends, closes } = this.board();
    return ends === null || closes === null ? null : closes - ends;
  });
  protected readonly tone = computed((): Tone => {
    const left = this.#left();
    if (left === null || left >= CLOSE) return 'quiet';
    return left < 0 ? 'danger' : 'attention';
  });
  protected readonly words = computed(() => {
    const left = this.#left();
    if (left === null) return null;
    return left < 0
      ? $localize`${minutesWords(-left)}:time: past closing`
      : $localize`${minutesWords(left)}:time: before closing`;
  });
}
