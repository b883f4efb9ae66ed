import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { nice, ticks } from 'd3-array';
import { exactDay } from '../times/words';
import { reliefLasted } from '../words/series-words';
import type { BlockEffect } from './block-effects';

const WIDTH = 168;
const HEIGHT = 112;
const LEFT = 26;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 18;
const WIDEST_BAR = 22;
/** Of the width that a block has. */
const BAR_SHARE = 0.6;

/** How the blocks of a series worked: pain before and after, how long, and how warm the foot became. */
@Component({
  selector: 'g-response-curves',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './response-curves.html',
  styleUrl: './response-curves.scss',
})
export class ResponseCurves {
  readonly effects = input.required<readonly BlockEffect[]>();
  /** °C from which a block counts as achieved. */
  readonly neededRise = input.required<number>();

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly plot = { left: LEFT, right: WIDTH - RIGHT, bottom: HEIGHT - BOTTOM };
  protected readonly lasted = reliefLasted;
  protected readonly day = exactDay;

  protected readonly labels = computed(() =>
    this.effects().map(({ index }) => ({ index, x: this.#middle(index) })),
  );

  /** NRS 0–10, upside up: lower is better. */
  protected readonly pain = computed(() => {
    const { y, marks } = axis(0, 10, 2);
    return {
      ticks: marks,
      lines: this.effects().map(({ index, nrsBefore, nrsAfter }) => ({
        x: this.#middle(index),
        before: nrsBefore === null ? null : y(nrsBefore),
        after: nrsAfter === null ? null : y(nrsAfter),
      })),
      words: this.effects()
        .map(
          ({ index, nrsBefore, nrsAfter }) =>
            $localize`block ${index}:block: from ${said(nrsBefore)}:before: to ${said(nrsAfter)}:after:`,
        )
        .join('; '),
    };
  });

  /** Days of relief. */
  protected readonly duration = computed(() => {
    const days = this.effects().map(({ hoursOfRelief }) => (hoursOfRelief ?? 0) / 24);
    const { y, marks } = axis(0, Math.max(1, ...days), 3);
    return {
      ticks: marks,
      bars: this.effects().map(({ index, hoursOfRelief }) =>
        this.#bar(index, hoursOfRelief === null ? null : y(hoursOfRelief / 24)),
      ),
      words: this.effects()
        .map(
          ({ index, hoursOfRelief }) =>
            $localize`block ${index}:block: ${hoursOfRelief === null ? '–' : reliefLasted(hoursOfRelief)}:lasted:`,
        )
        .join('; '),
    };
  });

  /** °C on the treated side, with the rise that is asked for. */
  protected readonly warmth = computed(() => {
    const rises = this.effects().map(({ temperatureRise }) => temperatureRise ?? 0);
    const top = Math.max(this.neededRise() * 2, ...rises);
    const { y, marks } = axis(Math.min(0, ...rises), top, 3);
    return {
      ticks: marks,
      needed: y(this.neededRise()),
      bars: this.effects().map(({ index, temperatureRise }) =>
        this.#bar(index, temperatureRise === null ? null : y(Math.max(0, temperatureRise)), y(0)),
      ),
      words: this.effects()
        .map(
          ({ index, temperatureRise }) =>
            $localize`block ${index}:block: ${said(temperatureRise)}:rise: °C`,
        )
        .join('; '),
    };
  });

  /** The blocks share the width evenly, however many they are. */
  readonly #step = computed(() => (WIDTH - RIGHT - LEFT) / Math.max(1, this.effects().length));

  #middle(index: number): number {
    const nth = this.effects().findIndex((effect) => effect.index === index);
    return LEFT + (nth + 0.5) * this.#step();
  }

  #bar(index: number, top: number | null, floor = HEIGHT - BOTTOM) {
    const width = Math.min(WIDEST_BAR, this.#step() * BAR_SHARE);
    return top === null
      ? { x: this.#middle(index), width: 0, y: floor, height: 0, known: false }
      : {
          x: this.#middle(index) - width / 2,
          width,
          y: top,
          height: Math.max(1, floor - top),
          known: true,
        };
  }
}

/** From the least to the greatest value over the height of the plot, between round numbers. */
function axis(least: number, greatest: number, count: number) {
  const [low, high] = nice(least, greatest, count);
  const y = (value: number): number =>
    HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - BOTTOM - TOP);
  return {
    y,
    marks: ticks(low, high, count).map((value) => ({ value: String(value), y: y(value) })),
  };
}

const said = (value: number | null): string => (value === null ? '–' : String(value));
