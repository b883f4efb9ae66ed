import { homeStops } from '#domain/discharge/home-stops';
import type { DayCase } from '#domain/visit/day-case';
import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '../shared/icon/icon';
import { standingWord, stopWord } from '../shared/words/stop-words';

/** What stops a patient whatever the score says; each leads to where it is answered. */
@Component({
  selector: 'g-home-stops',
  imports: [Icon, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 class="g-section-title" i18n>Above any score</h2>
    <ul>
      @for (stop of stops(); track stop.stop) {
        <li [class]="stop.standing" [attr.data-stop]="stop.stop">
          <g-icon [name]="stop.icon" [size]="18" />
          <a
            [routerLink]="['/checklists', day().booking.id, 'discharge']"
            [fragment]="stop.linkId"
            >{{ stop.word }}</a
          >
          <span class="standing">{{ stop.says }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin-top: 4px;
      border-top: 1px solid var(--g-line);
    }
    /* Under the items there is more width than height. */
    @media (max-width: 1000px) {
      ul {
        display: grid;
        grid-template-columns: 1fr 1fr;
        column-gap: 16px;
      }
    }
    li {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      border-bottom: 1px solid var(--g-line);
    }
    g-icon {
      flex: none;
      color: var(--g-ink-2);
    }
    a {
      flex: 1;
      min-width: 0;
      color: inherit;
    }
    .standing {
      color: var(--g-ink-2);
      font-size: 12px;
      text-align: right;
    }
    .holds a,
    .holds .standing {
      font-weight: 600;
    }
    .holds .standing,
    .holds g-icon {
      color: var(--g-danger);
    }
    .clear g-icon {
      color: var(--g-done);
    }
  `,
})
export class HomeStops {
  readonly day = input.required<DayCase>();

  protected readonly stops = computed(() =>
    homeStops(this.day()).map((stop) => ({
      ...stop,
      word: stopWord(stop.stop),
      says: standingWord(stop.standing),
      icon: ICONS[stop.standing],
    })),
  );
}

const ICONS = { clear: 'check_circle', holds: 'block', open: 'help' } as const;
