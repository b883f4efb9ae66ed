import { mayDo } from '#domain/people/roles';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { selectRoles } from '../../state/sign-in.state';
import { PAGES } from '../pages';
import type { RailCounts } from '../rail-counts';

/** The pages, each with its live count of things to do. */
@Component({
  selector: 'g-rail',
  imports: [Icon, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <nav i18n-aria-label aria-label="Pages">
      @for (page of pages(); track page.key) {
        <a
          [routerLink]="['/', page.key]"
          routerLinkActive="here"
          ariaCurrentWhenActive="page"
          [class.last]="page.key === 'set-up'"
        >
          <span class="mark">
            <g-icon [name]="page.icon" [size]="22" />
            @if (counts()[page.key]; as count) {
              <span class="count"> {{ count }}<span class="g-sr" i18n>&nbsp;to do</span> </span>
            }
          </span>
          <span class="word">{{ page.name }}</span>
        </a>
      }
    </nav>
  `,
})
export class Rail {
  readonly counts = input.required<RailCounts>();
  readonly #roles = inject(Store).selectSignal(selectRoles);
  protected readonly pages = computed(() =>
    PAGES.filter(({ acts }) => acts.some((act) => mayDo(this.#roles(), act))),
  );
}
