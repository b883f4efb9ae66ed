import type { DayCase } from '#domain/visit/day-case';
import { SIDE_PLACES, sideMismatch, type SidePlace, sidesOf } from '#domain/visit/sides';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';
import { SideMark } from '../side-mark/side-mark';

function placeWord(place: SidePlace): string {
  switch (place) {
    case 'order':
      return $localize`Order`;
    case 'booking':
      return $localize`Booking`;
    case 'consent':
      return $localize`Consent`;
    case 'mark':
      return $localize`Mark`;
    case 'time-out':
      return $localize`Time-out`;
    case 'record':
      return $localize`Record`;
  }
}

/** The side as it was said at every step, in the same mark; where they differ it says so. */
@Component({
  selector: 'g-side-strip',
  imports: [Icon, SideMark],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.differs]': 'differs()' },
  template: `
    <dl>
      @for (place of places(); track place.where) {
        <div>
          <dt>{{ place.word }}</dt>
          <dd>
            @if (place.side; as side) {
              <g-side-mark [side]="side" />
            } @else {
              <span class="g-meta" i18n>not yet</span>
            }
          </dd>
        </div>
      }
    </dl>
    @if (differs()) {
      <p class="is-late" role="alert">
        <g-icon name="error" [size]="16" /><ng-container i18n
          >The side is not the same everywhere.</ng-container
        >
      </p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(6, minmax(0, 1fr));
      border: 1px solid var(--g-line);
      border-radius: var(--g-radius);
    }
    div {
      padding: 6px 8px;
      border-right: 1px solid var(--g-line);
    }
    div:last-child {
      border-right: 0;
    }
    dt {
      font-size: 12px;
      line-height: 16px;
      color: var(--g-ink-2);
    }
    dd {
      min-height: 20px;
    }
    g-side-mark {
      min-width: 0;
    }
    :host(.differs) dl {
      border-color: var(--g-danger);
      background: var(--g-danger-soft);
    }
    p {
      display: flex;
      align-items: center;
      gap: 6px;
      margin-top: 6px;
    }
  `,
})
export class SideStrip {
  readonly day = input.required<DayCase>();

  readonly #stated = computed(() => sidesOf(this.day()));
  protected readonly differs = computed(() => sideMismatch(this.#stated()) !== null);
  protected readonly places = computed(() =>
    SIDE_PLACES.map((where) => ({
      where,
      word: placeWord(where),
      side: this.#stated().find((stated) => stated.where === where)?.side ?? null,
    })),
  );
}
