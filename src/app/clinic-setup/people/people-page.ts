import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { Chip } from '../../shared/chip/chip';
import { Icon } from '../../shared/icon/icon';
import { ListDetail } from '../../shared/list-detail/list-detail';
import { shortcuts } from '../../shared/shortcuts/shortcuts';
import { roleWord } from '../../shared/words/people-words';
import { selectPeople } from '../../state/people.state';
import { selectResourceEntities } from '../../state/resources.state';

/** Who works here, and what each may do. */
@Component({
  selector: 'g-people-page',
  imports: [Chip, Icon, ListDetail, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './people-page.html',
  styleUrl: '../section.scss',
})
export class PeoplePage {
  readonly #store = inject(Store);
  readonly #router = inject(Router);
  readonly #people = this.#store.selectSignal(selectPeople);
  readonly #resources = this.#store.selectSignal(selectResourceEntities);
  protected readonly open = signal(false);

  protected readonly people = computed(() =>
    [...this.#people()]
      .sort((a, b) => Number(b.active) - Number(a.active) || a.name.localeCompare(b.name))
      .map((person) => ({
        person,
        roles: person.roles.map(roleWord).join(', '),
        physician: this.#resources()[person.physicianId ?? '']?.name ?? '',
      })),
  );
  protected readonly active = computed(() => this.#people().filter(({ active }) => active).length);

  constructor() {
    shortcuts($localize`People`, [
      {
        keys: 'n',
        label: $localize`Add a person`,
        run: () => void this.#router.navigateByUrl('/set-up/people/new'),
      },
    ]);
  }
}
