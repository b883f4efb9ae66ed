import type { Resource } from '#domain/clinic/clinic';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { ListDetail } from '../../shared/list-detail/list-detail';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { Day } from '../../shared/times/day';
import { selectToday } from '../../state/clock.state';
import { selectBays, selectPhysicians, selectRooms } from '../../state/resources.state';
import { kindWord } from './kind-words';

/** What is booked and must never be taken twice: rooms, physicians, recovery bays. */
@Component({
  selector: 'g-places-page',
  imports: [Day, Icon, ListDetail, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './places-page.html',
  styleUrl: '../section.scss',
  styles: `
    .g-table {
      table-layout: fixed;
    }
  `,
})
export class PlacesPage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #rooms = this.#store.selectSignal(selectRooms);
  readonly #physicians = this.#store.selectSignal(selectPhysicians);
  readonly #bays = this.#store.selectSignal(selectBays);
  protected readonly today = this.#store.selectSignal(selectToday);
  protected readonly open = signal(false);

  protected readonly kinds = computed(
    (): readonly { kind: Resource['kind']; name: string; resources: readonly Resource[] }[] => [
      { kind: 'room', name: $localize`Rooms`, resources: this.#rooms() },
      { kind: 'physician', name: $localize`Physicians`, resources: this.#physicians() },
      { kind: 'bay', name: $localize`Recovery bays`, resources: this.#bays() },
    ],
  );

  constructor() {
    shortcuts($localize`Rooms, physicians, bays`, [
      {
        keys: 'n',
        label: $localize`Add a room, physician or bay`,
        run: () => void this.#router.navigateByUrl('/set-up/places/new'),
      },
    ]);
  }

  protected addLabel(kind: Resource['kind']): string {
    return $localize`Add ${kindWord(kind)}:kind:`;
  }
}
