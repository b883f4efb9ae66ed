import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { scaleBand, scaleLinear } from 'd3-scale';
import { exactDay } from '../times/words';
import { reliefLasted } from '../words/series-words';
import type { BlockEffect } from './block-effects';

const WIDTH = 168;
const HEIGHT = 112;
const LEFT = 26;
const RIGHT = 6;
const TOP = 8;
const BOTTOM = 18;

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

  readonly #x = computed(() =>
    scaleBand(
      this.effects().map(({ index }) => index),
      [LEFT, WIDTH - RIGHT],
    ).paddingInner(0.35),
  );

  protected readonly labels = computed(() =>
    this.effects().map(({ index }) => ({ index, x: this.#middle(index) })),
  );

  /** NRS 0–10, upside up: lower is better. */
  protected readonly pain = computed(() => {
    const y = scaleLinear([0, 10], [HEIGHT - BOTTOM, TOP]);
    return {
      ticks: [0, 5, 10].map((value) => ({ value: String(value), y: y(value) })),
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
    const y = scaleLinear([0, Math.max(1, ...days)], [HEIGHT - BOTTOM, TOP]).nice(3);
    return {
      ticks: y.ticks(3).map((value) => ({ value: String(value), y: y(value) })),
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
    const y = scaleLinear([Math.min(0, ...rises), top], [HEIGHT - BOTTOM, TOP]).nice(3);
    return {
      ticks: y.ticks(3).map((value) => ({ value: String(value), y: y(value) })),
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

  #middle(index: number): number {
    return (this.#x()(index) ?? LEFT) + this.#x().bandwidth() / 2;
  }

  #bar(index: number, top: number | null, floor = HEIGHT - BOTTOM) {
    const width = Math.min(22, this.#x().bandwidth());
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

const said = (value: number | null): string => (value === null ? '–' : String(value));
