import { FEET, type Foot } from '#domain/series/technical-success';
import type { Side } from '#domain/referral/laterality';
import type { BlockEvidence } from '#domain/visit/block-evidence';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { nice, ticks } from 'd3-array';
import { footWord } from './evidence-words';

const WIDTH = 560;
const HEIGHT = 196;
const LEFT = 34;
const RIGHT = 92;
const TOP = 10;
const BOTTOM = 24;
/** Where the baseline stands: before the procedure, at no minute of its own. */
const BASELINE_AT = -5;

interface Point {
  readonly minute: number;
  readonly value: number;
  readonly x: number;
  readonly y: number;
}

/** Both feet over the minutes from the procedure's end; the treated one is solid, filled and named. */
@Component({
  selector: 'g-temperature-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './temperature-chart.html',
  styleUrl: './temperature-chart.scss',
})
export class TemperatureChart {
  readonly evidence = input.required<BlockEvidence>();
  readonly side = input.required<Side | null>();
  /** °C that a treated foot must rise. */
  readonly needed = input.required<number>();

  protected readonly box = `0 0 ${WIDTH} ${HEIGHT}`;
  protected readonly plot = {
    left: LEFT,
    right: WIDTH - RIGHT,
    top: TOP,
    bottom: HEIGHT - BOTTOM,
  };

  readonly #values = computed(() =>
    FEET.flatMap((foot) => this.#valuesOf(foot).map(({ value }) => value)),
  );
  readonly #needed = computed(() =>
    FEET.flatMap((foot) => {
      const before = this.evidence().baseline[foot];
      return this.#isTreated(foot) && before !== null
        ? [{ foot, value: before + this.needed() }]
        : [];
    }),
  );
  readonly #y = computed(() => {
    const all = [...this.#values(), ...this.#needed().map(({ value }) => value)];
    const [low, high] = nice(Math.min(...all) - 0.5, Math.max(...all) + 0.5, 5);
    const y = (value: number): number =>
      HEIGHT - BOTTOM - ((value - low) / (high - low)) * (HEIGHT - BOTTOM - TOP);
    return { y, marks: ticks(low, high, 5).map((value) => ({ value, y: y(value) })) };
  });
  readonly #lastMinute = computed(() =>
    Math.max(30, ...this.evidence().rows.map(({ minute }) => minute)),
  );

  protected readonly values = computed(() => this.#y().marks);
  protected readonly minutes = computed(() => [
    { word: $localize`before`, x: this.#x(BASELINE_AT) },
    { word: $localize`end`, x: this.#x(0) },
    ...this.evidence()
      .rows.filter(({ configured }) => configured)
      .map(({ minute }) => ({ word: String(minute), x: this.#x(minute) })),
  ]);
  protected readonly end = computed(() => this.#x(0));
  /** The line to reach, for each treated foot. */
  protected readonly needs = computed(() =>
    this.#needed().map(({ foot, value }) => ({
      foot,
      y: this.#y().y(value),
      word: $localize`+${this.needed()}:needed: °C`,
    })),
  );
  protected readonly lines = computed(() => {
    const ends = this.#labelled();
    return FEET.map((foot) => {
      const points = this.#points(foot);
      return {
        foot,
        treated: this.#isTreated(foot),
        path: points.map(({ x, y }, nth) => `${nth === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
        points: points.map((point) => ({ ...point, mark: markAt(foot, point) })),
        label: ends.find((end) => end.foot === foot) ?? null,
      };
    });
  });
  /** What the picture shows, for whoever cannot see it. */
  protected readonly words = computed(() =>
    FEET.filter((foot) => this.#valuesOf(foot).length > 0)
      .map((foot) => {
        const treated = this.#isTreated(foot) ? $localize`treated` : $localize`not treated`;
        const readings = this.#valuesOf(foot).map(({ minute, value }) =>
          minute === BASELINE_AT
            ? $localize`before ${value}:celsius: °C`
            : $localize`at ${minute}:minute: min ${value}:celsius: °C`,
        );
        return `${footWord(foot)}, ${treated}: ${readings.join(', ')}`;
      })
      .join('. '),
  );

  #isTreated(foot: Foot): boolean {
    return this.side() === 'both' || this.side() === foot;
  }

  #valuesOf(foot: Foot): { minute: number; value: number }[] {
    const { baseline, rows } = this.evidence();
    const before = baseline[foot];
    return [
      ...(before === null ? [] : [{ minute: BASELINE_AT, value: before }]),
      ...rows.flatMap(({ minute, feet }) => {
        const reading = feet[foot];
        return reading === null ? [] : [{ minute, value: reading.value }];
      }),
    ];
  }

  #points(foot: Foot): Point[] {
    return this.#valuesOf(foot).map(({ minute, value }) => ({
      minute,
      value,
      x: this.#x(minute),
      y: this.#y().y(value),
    }));
  }

  /** Names at the lines' ends, kept apart where the feet are equally warm. */
  #labelled(): { foot: Foot; x: number; y: number; word: string }[] {
    const labels = FEET.flatMap((foot) => {
      const last = this.#points(foot).at(-1);
      if (last === undefined) return [];
      const letter = foot === 'left' ? '◀ L' : 'R ▶';
      const word = this.#isTreated(foot) ? $localize`${letter}:foot: treated` : letter;
      return [{ foot, x: last.x + 9, y: last.y + 4, word }];
    });
    const [one, other] = labels;
    if (one === undefined || other === undefined || Math.abs(one.y - other.y) >= 13) return labels;
    const [above, below] = one.y <= other.y ? [one, other] : [other, one];
    return [
      { ...above, y: above.y - 7 },
      { ...below, y: below.y + 7 },
    ];
  }

  #x(minute: number): number {
    const first = Math.min(BASELINE_AT, ...this.evidence().rows.map((row) => row.minute));
    const share = (minute - first) / (this.#lastMinute() - first);
    return LEFT + 14 + share * (WIDTH - RIGHT - LEFT - 22);
  }
}

/** A triangle that points to the foot's side. */
function markAt(foot: Foot, { x, y }: Point): string {
  const to = foot === 'left' ? -5.5 : 5.5;
  return `M${x + to} ${y}L${x - to * 0.8} ${y - 5}L${x - to * 0.8} ${y + 5}Z`;
}
