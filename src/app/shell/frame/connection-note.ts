import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import type { IconName } from '../../shared/icon/icons';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectConnection } from '../../state/live-feed.state';

/** How fresh the picture is, in words. */
@Component({
  selector: 'g-connection-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status', '[attr.data-kind]': 'connection().kind' },
  template: `
    @if (icon(); as name) {
      <g-icon [name]="name" [size]="16" />
    } @else {
      <span class="dot"></span>
    }
    {{ words() }}
  `,
})
export class ConnectionNote {
  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly connection = this.#store.selectSignal(selectConnection);

  protected readonly icon = computed((): IconName | null => {
    switch (this.connection().kind) {
      case 'reconnecting':
        return 'sync';
      case 'offline':
        return 'cloud_off';
      default:
        return null;
    }
  });

  protected readonly words = computed(() => {
    const connection = this.connection();
    switch (connection.kind) {
      case 'connecting':
        return $localize`Connecting…`;
      case 'live':
        return $localize`Live`;
      case 'reconnecting':
        return $localize`Reconnecting…`;
      case 'offline':
        return $localize`Offline — showing ${instantWords(connection.showing, this.#zone(), this.#today())}:time:`;
    }
  });
}
