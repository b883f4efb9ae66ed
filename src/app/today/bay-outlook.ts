import type { BayDemand } from '#domain/visit/bay-demand';
import { formatClock, type Minute } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

const HOUR = 60;
/** Taller than the busiest stretch, so that its number has room. */
const HEADROOM = 1.2;

/** How many recover at once over the rest of the day, as it goes on now, under the bays watched. */
@Component({
  selector: 'g-bay-outlook',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>
      <span i18n>Bays, rest of the day</span>
      <span class="g-meta">{{ most() }}</span>
    </h2>
    <div class="chart" aria-hidden="true">
      @for (each of bars(); track each.from) {
        <div class="stretch" [style.left.%]="each.left" [style.width.%]="each.width">
          <div class="watched" [style.height.%]="each.watched"></div>
          <div class="needed" [class.over]="each.isOver" [style.height.%]="each.height">
            @if (each.hasRoom) {
              <span>{{ each.needed }}</span>
            }
          </div>
        </div>
      }
      @for (hour of hours(); track hour.clock) {
        <span class="hour" [style.left.%]="hour.left">{{ hour.clock }}</span>
      }
    </div>
    <ul class="g-sr">
      @for (each of bars(); track each.from) {
        <li>{{ each.words }}</li>
      }
    </ul>
  `,
  styleUrl: './bay-outlook.scss',
})
export class BayOutlook {
  /** Without a gap, from now on. */
  readonly demand = input.required<readonly BayDemand[]>();

  readonly #from = computed(() => this.demand()[0]?.from ?? 0);
  readonly #span = computed(() => Math.max(1, (this.demand().at(-1)?.until ?? 0) - this.#from()));
  readonly #top = computed(
    () =>
      HEADROOM * Math.max(1, ...this.demand().flatMap(({ needed, staffed }) => [needed, staffed])),
  );

  protected readonly bars = computed(() =>
    this.demand().map(({ from, until, needed, staffed }) => {
      const width = ((until - from) / this.#span()) * 100;
      return {
        from,
        needed,
        left: this.#at(from),
        width,
        height: (needed / this.#top()) * 100,
        watched: (staffed / this.#top()) * 100,
        isOver: needed > staffed,
        hasRoom: needed > 0 && width > 2,
        words: $localize`${formatClock(from)}:from: to ${formatClock(until)}:until:: ${needed}:needed: of ${staffed}:staffed:`,
      };
    }),
  );
  protected readonly hours = computed(() => {
    const first = Math.ceil(this.#from() / HOUR);
    const last = Math.floor((this.#from() + this.#span()) / HOUR);
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, nth) => {
      const minute = (first + nth) * HOUR;
      return { clock: formatClock(minute), left: this.#at(minute) };
    });
  });
  /** The fullest stretch, the first of equals. */
  protected readonly most = computed(() => {
    const [first, ...others] = this.demand();
    if (first === undefined) return '';
    const most = others.reduce(
      (a, b) => (b.needed - b.staffed > a.needed - a.staffed ? b : a),
      first,
    );
    return $localize`at most ${most.needed}:needed: of ${most.staffed}:staffed:, from ${formatClock(most.from)}:time:`;
  });

  #at(minute: Minute): number {
    return ((minute - this.#from()) / this.#span()) * 100;
  }
}
