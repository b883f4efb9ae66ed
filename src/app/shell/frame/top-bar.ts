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
    <button class="search" aria-keyshortcuts="Control+K" (click)="searchAsked.emit()">
      <g-icon name="search" [size]="18" />
      <span class="g-truncate" i18n>Search patients, pages, actions</span>
      <kbd class="g-key" aria-hidden="true">Ctrl K</kbd>
    </button>
    <g-connection-note />
    <g-user-menu />
  `,
})
export class TopBar {
  readonly searchAsked = output();
  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly clinic = this.#store.selectSignal(selectClinic);
  protected readonly day = computed(() => longDay(this.#today()));
}
