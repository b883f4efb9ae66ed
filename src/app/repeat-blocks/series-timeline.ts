import type { SeriesBlock } from '#domain/series/blocks';
import type { ClinicDate } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { exactDay } from '../shared/times/words';
import { standingWord } from './block-words';
import type { Axis, Strip } from './timeline';
import { ticksOf } from './timeline';

/**
 * The blocks of one series on their days: given ones round and quiet with the relief they
 * brought, kept ones outlined or hatched, the legal windows of those to come as bands behind them.
 */
@Component({
  selector: 'g-series-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'img', '[attr.aria-label]': 'words()' },
  templateUrl: './series-timeline.html',
  styleUrl: './series-timeline.scss',
})
export class SeriesTimeline {
  readonly strip = input.required<Strip>();
  readonly axis = input.required<Axis>();
  readonly today = input.required<ClinicDate>();
  protected readonly ticks = computed(() => ticksOf(this.axis()));
  protected readonly todayAt = computed(() =>
    this.axis().has(this.today()) ? this.axis().at(this.today()) : null,
  );

  /** What a look at the strip tells. */
  protected readonly words = computed(() => {
    const blocks = this.strip().marks.map(({ block, relief }) => blockSentence(block, relief));
    return blocks.length === 0 ? $localize`No block has a day yet` : blocks.join('; ');
  });

  protected readonly title = blockSentence;
}

function blockSentence(block: SeriesBlock, relief: number | null): string {
  const told = $localize`Block ${block.index}:block:, ${exactDay(block.date)}:day:, ${standingWord(block.standing)}:standing:`;
  return relief === null ? told : $localize`${told}:told:, ${relief}:relief: % relief`;
}
