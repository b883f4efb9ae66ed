import { formatRange, type MinuteRange } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { baysFullWords, fullRanges } from './bay-words';
import type { LoadBand } from './board-layout';

/** The drawing's own units; it is stretched over whatever room it is given. */
const WIDTH = 100;
const HEIGHT = 1000;
/** Times at which the bays are full, as many as a busy day has. */
const KEPT = 6;

/** Bays taken against bays staffed, time down beside the day; full is said in words as well. */
@Component({
  selector: 'g-bay-curve',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      role="img"
      preserveAspectRatio="none"
      [attr.viewBox]="'0 0 ' + width + ' ' + height"
      [attr.aria-label]="words()"
    >
      <title>{{ words() }}</title>
      <path class="staffed" [attr.d]="staffed()" />
      <path class="taken" [attr.d]="taken()" />
      <path class="full" [attr.d]="full()" />
      <path class="line" [attr.d]="line()" />
    </svg>
    @for (peak of peaks(); track $index) {
      <span
        aria-hidden="true"
        [style.top.%]="peak.top"
        [style.visibility]="peak.taken === 0 ? 'hidden' : null"
        >{{ peak.taken }}/{{ peak.staffed }}</span
      >
    }
  `,
  styles: `
    :host {
      display: block;
      position: relative;
      contain: strict;
      border-left: 1px solid var(--g-line);
    }
    svg {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
    }
    path {
      fill: none;
      stroke-width: 1.5px;
      vector-effect: non-scaling-stroke;
    }
    .staffed {
      stroke: var(--g-ink-2);
      stroke-dasharray: 3 2;
    }
    .taken {
      fill: color-mix(in srgb, var(--g-accent) 22%, var(--g-surface));
    }
    .full {
      fill: color-mix(in srgb, var(--g-attention) 50%, var(--g-surface));
    }
    .line {
      stroke: var(--g-accent);
    }
    span {
      position: absolute;
      left: 3px;
      font-size: 11px;
      font-weight: 700;
      line-height: 12px;
      color: var(--g-ink);
    }
  `,
})
export class BayCurve {
  readonly loads = input.required<readonly LoadBand[]>();
  readonly range = input.required<MinuteRange>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  readonly #most = computed(() =>
    Math.max(1, ...this.loads().map(({ taken, staffed }) => Math.max(taken, staffed))),
  );
  protected readonly words = computed(() => {
    const loads = this.loads();
    const peak = loads.reduce((most, load) => (load.taken > most.taken ? load : most), NONE);
    const full = baysFullWords(loads);
    if (full !== null) return `${full}.`;
    return peak.taken === 0
      ? $localize`No recovery bay is taken.`
      : $localize`At most ${peak.taken}:taken: of ${peak.staffed}:staffed: bays taken, ${formatRange(peak.minutes)}:minutes:.`;
  });
  protected readonly staffed = computed(() => this.#steps(this.loads(), 'staffed'));
  protected readonly line = computed(() => this.#steps(this.loads(), 'taken'));
  protected readonly taken = computed(() => this.#filled(this.loads()));
  protected readonly full = computed(() =>
    this.#filled(this.loads().filter(({ taken, staffed }) => taken > 0 && taken >= staffed)),
  );
  /**
   * One figure for each time that the bays are full. Those that are no longer needed are hidden and
   * kept: an element that comes or goes here has the browser lay out every booking of the day anew.
   */
  protected readonly peaks = linkedSignal<readonly LoadBand[], readonly LoadBand[]>({
    source: this.loads,
    computation: (loads, before) => {
      const peaks = fullRanges(loads).flatMap(({ start }) =>
        loads.filter(({ minutes }) => minutes.start === start),
      );
      const spare = Math.max(0, (before?.value.length ?? KEPT) - peaks.length);
      return [...peaks, ...Array<LoadBand>(spare).fill(NONE)];
    },
  });

  /** A line of steps from the first minute to the last. */
  #steps(loads: readonly LoadBand[], of: 'taken' | 'staffed'): string {
    return loads
      .map((load, index) => {
        const x = this.#x(load[of]);
        const [from, to] = ends(load);
        return `${index === 0 ? 'M' : 'H'}${index === 0 ? `${x} ${from}` : x}V${to}`;
      })
      .join('');
  }

  #filled(loads: readonly LoadBand[]): string {
    return loads
      .filter(({ taken }) => taken > 0)
      .map((load) => {
        const [from, to] = ends(load);
        return `M0 ${from}H${this.#x(load.taken)}V${to}H0Z`;
      })
      .join('');
  }

  /** A little short of the edge, so that a line at the most is seen. */
  readonly #x = (bays: number): number =>
    Math.round((bays / this.#most()) * (WIDTH - 4) * 10) / 10 + 1;
}

const NONE: LoadBand = { top: 0, height: 0, taken: 0, staffed: 0, minutes: { start: 0, end: 0 } };

function ends({ top, height }: LoadBand): [number, number] {
  const inUnits = (percent: number) => Math.round((percent / 100) * HEIGHT * 10) / 10;
  return [inUnits(top), inUnits(top + height)];
}
