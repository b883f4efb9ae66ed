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
  styles: `
    :host {
      display: flex;
      width: var(--g-rail);
      border-right: 1px solid var(--g-line);
      background: var(--g-surface-2);
    }
    nav {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: 2px;
      padding: var(--g-2) 0;
      overflow-y: auto;
    }
    a {
      position: relative;
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 2px;
      padding: 6px 0 5px;
      color: var(--g-ink-2);
      text-decoration: none;
    }
    a:focus-visible {
      outline-offset: -3px;
      border-radius: 10px;
    }
    .mark {
      position: relative;
      display: grid;
      place-items: center;
      width: 48px;
      height: 28px;
      border-radius: 14px;
      transition: background-color var(--g-motion);
    }
    a:hover .mark {
      background: var(--g-surface-3);
    }
    .here {
      color: var(--g-ink);
    }
    .here .mark,
    .here:hover .mark {
      background: var(--g-accent-soft);
      color: var(--g-accent);
    }
    .here::before {
      content: '';
      position: absolute;
      inset: 6px auto 6px 0;
      width: 3px;
      border-radius: 0 3px 3px 0;
      background: var(--g-accent);
    }
    .word {
      font-size: 12px;
      line-height: 16px;
    }
    .here .word {
      font-weight: 600;
    }
    .count {
      position: absolute;
      top: -3px;
      left: 30px;
      min-width: 18px;
      padding: 0 4px;
      border: 1px solid var(--g-line-strong);
      border-radius: 9px;
      background: var(--g-surface);
      color: var(--g-ink);
      font-size: 11px;
      line-height: 16px;
      font-weight: 600;
      text-align: center;
    }
    .last {
      margin-top: auto;
    }
    @media (max-height: 480px) {
      .last {
        margin-top: 0;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class Rail {
  readonly counts = input.required<RailCounts>();
  readonly #roles = inject(Store).selectSignal(selectRoles);
  protected readonly pages = computed(() =>
    PAGES.filter(({ acts }) => acts.some((act) => mayDo(this.#roles(), act))),
  );
}
