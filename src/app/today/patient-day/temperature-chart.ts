import type { Side } from '#domain/referral/laterality';
import { TEMPERATURE_MINUTES } from '#domain/visit/recovery-timers';
import { SOLE_DIFFERENCE, soleDifference, soleReadings } from '#domain/visit/temperatures';
import type { Visit } from '#domain/visit/visit';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { nice, ticks } from 'd3-array';

const WIDTH = 420;
const HEIGHT = 160;
const PLOT = { left: 30, right: WIDTH - 64, top: 10, bottom: HEIGHT - 22 };
const FIRST_MINUTE = -5;

/** Both soles over the minutes after the block: did the treated one warm? */
@Component({
  selector: 'g-temperature-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './temperature-chart.html',
  styleUrl: './temperature-chart.scss',
})
export class TemperatureChart {
  readonly visit = input.required<Visit>();
  /** The treated side, or sides. */
  readonly side = input.required<Side | null>();
  /** °C above the baseline from which the block counts as achieved. */
  readonly neededRise = input.required<number>();

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly plot = PLOT;
  protected readonly readings = computed(() => soleReadings(this.visit()));

  readonly #scale = computed(() => {
    const minutes = this.readings().map(({ minute }) => minute);
    const values = this.readings().map(({ value }) => value);
    const wanted = this.#wanted();
    const last = Math.max(TEMPERATURE_MINUTES.at(-1) ?? 0, ...minutes);
    const [low, high] = nice(
      Math.min(...values, ...wanted) - 0.5,
      Math.max(...values, ...wanted) + 0.5,
      4,
    );
    return {
      low,
      high,
      x: (minute: number): number =>
        PLOT.left + ((minute - FIRST_MINUTE) / (last - FIRST_MINUTE)) * (PLOT.right - PLOT.left),
      y: (value: number): number =>
        PLOT.bottom - ((value - low) / (high - low)) * (PLOT.bottom - PLOT.top),
    };
  });

  /** What each treated sole has to reach. */
  readonly #wanted = computed((): readonly number[] =>
    this.readings().flatMap(({ foot, minute, value }) =>
      minute === FIRST_MINUTE && this.#isTreated(foot) ? [value + this.neededRise()] : [],
    ),
  );
  protected readonly needed = computed(() => {
    const [first] = this.#wanted();
    return first === undefined ? null : this.#scale().y(first);
  });
  protected readonly rows = computed(() => {
    const { low, high, y } = this.#scale();
    return ticks(low, high, 4).map((value) => ({ value, y: y(value) }));
  });
  protected readonly minutes = computed(() =>
    [FIRST_MINUTE, ...TEMPERATURE_MINUTES].map((minute) => ({
      minute,
      word: minute === FIRST_MINUTE ? $localize`before` : String(minute),
      x: this.#scale().x(minute),
    })),
  );
  protected readonly feet = computed(() =>
    (['left', 'right'] as const).map((foot) => {
      const { x, y } = this.#scale();
      const points = this.readings()
        .filter((reading) => reading.foot === foot)
        .map(({ minute, value }) => ({ minute, value, x: x(minute), y: y(value) }));
      const letter = foot === 'left' ? $localize`L` : $localize`R`;
      return {
        foot,
        name: foot === 'left' ? $localize`Left sole` : $localize`Right sole`,
        label: this.#isTreated(foot) ? $localize`${letter}:foot: treated` : letter,
        isTreated: this.#isTreated(foot),
        points,
        line: points.map((point) => `${point.x},${point.y}`).join(' '),
        last: points.at(-1) ?? null,
      };
    }),
  );
  protected readonly difference = computed(() => {
    const difference = soleDifference(this.visit());
    if (difference === null || difference === 0) return null;
    const warmer = Math.abs(difference);
    const words =
      difference > 0
        ? $localize`The left sole is ${warmer}:degrees: °C warmer than the right.`
        : $localize`The right sole is ${warmer}:degrees: °C warmer than the left.`;
    const side = difference > 0 ? 'left' : 'right';
    return this.side() === side && warmer >= SOLE_DIFFERENCE
      ? $localize`${words}:difference: ${SOLE_DIFFERENCE}:needed: °C or more on the treated side is a sign of a block, too.`
      : words;
  });

  #isTreated(foot: 'left' | 'right'): boolean {
    return this.side() === foot || this.side() === 'both';
  }
}
