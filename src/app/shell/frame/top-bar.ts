import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { longDay } from '../../shared/times/words';
import { selectClinic } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { ConnectionNote } from './connection-note';
import { UserMenu } from './user-menu';

/** Where and when we are, the search, how fresh it all is, and who is signed in. */
@Component({
  selector: 'g-top-bar',
  imports: [ConnectionNote, Icon, UserMenu],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'banner' },
  template: `
    <p class="clinic g-truncate">{{ clinic().name }}</p>
    <p class="day">{{ day() }}</p>
    <button class="search" (click)="searchAsked.emit()" aria-keyshortcuts="Control+K">
      <g-icon name="search" [size]="18" />
      <span class="g-truncate" i18n>Search patients, pages, actions</span>
      <kbd class="g-key">Ctrl K</kbd>
    </button>
    <g-connection-note />
    <g-user-menu (keysAsked)="keysAsked.emit()" />
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--g-3);
      height: var(--g-bar);
      padding: 0 var(--g-2) 0 var(--g-4);
      border-bottom: 1px solid var(--g-line);
      background: var(--g-surface-2);
    }
    .clinic {
      min-width: 0;
      font-weight: 600;
    }
    .day {
      flex: none;
      color: var(--g-ink-2);
    }
    .search {
      display: flex;
      flex: 0 1 380px;
      align-items: center;
      gap: var(--g-2);
      min-width: 44px;
      height: 32px;
      margin: 0 auto;
      padding: 0 8px;
      border: 1px solid var(--g-line-strong);
      border-radius: var(--g-radius);
      background: var(--g-surface);
      color: var(--g-ink-2);
      cursor: pointer;
    }
    .search:hover {
      background: var(--g-surface-3);
    }
    kbd {
      margin-left: auto;
      flex: none;
    }
    @media (width < 720px) {
      .day,
      .search span,
      kbd {
        display: none;
      }
      .search {
        flex: none;
        justify-content: center;
        margin: 0 0 0 auto;
      }
    }
    @media print {
      :host {
        display: none;
      }
    }
  `,
})
export class TopBar {
  readonly searchAsked = output();
  readonly keysAsked = output();
  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly clinic = this.#store.selectSignal(selectClinic);
  protected readonly day = computed(() => longDay(this.#today()));
}
