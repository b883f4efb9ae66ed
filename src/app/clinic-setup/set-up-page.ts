import { mayDo, type Act } from '#domain/people/roles';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import type { IconName } from '../shared/icon/icons';
import { PageHeader } from '../shared/page-header/page-header';
import { selectRoles } from '../state/sign-in.state';

interface Section {
  readonly path: string;
  readonly name: string;
  readonly icon: IconName;
  /** Whoever may not do this does not see the section. */
  readonly act: Act;
}

/** Everything the clinic rests on, section by section. */
@Component({
  selector: 'g-set-up-page',
  imports: [Icon, PageHeader, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-page-header i18n-heading heading="Set-up" />
    <div class="sections">
      <nav i18n-aria-label aria-label="Sections of the set-up">
        @for (section of sections(); track section.path) {
          <a [routerLink]="section.path" routerLinkActive="here" ariaCurrentWhenActive="page">
            <g-icon [name]="section.icon" [size]="18" />{{ section.name }}
          </a>
        }
      </nav>
      <div class="section"><router-outlet /></div>
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
    }
    .sections {
      display: flex;
      flex: 1;
      min-height: 0;
    }
    nav {
      flex: none;
      width: 228px;
      padding: var(--g-2);
      border-right: 1px solid var(--g-line);
      background: var(--g-surface-2);
    }
    a {
      display: flex;
      align-items: center;
      gap: var(--g-2);
      min-height: var(--g-row);
      padding: 0 var(--g-2);
      border-radius: var(--g-radius);
      color: var(--g-ink);
      text-decoration: none;
    }
    a g-icon {
      color: var(--g-ink-2);
    }
    a:hover {
      background: var(--g-surface-3);
    }
    a.here {
      background: var(--g-accent-soft);
      font-weight: 600;
    }
    .section {
      display: flex;
      flex: 1;
      min-width: 0;
      min-height: 0;
    }
    @media (width < 900px) {
      .sections {
        flex-direction: column;
      }
      nav {
        display: flex;
        width: auto;
        overflow-x: auto;
        border-right: 0;
        border-bottom: 1px solid var(--g-line);
      }
      a {
        flex: none;
      }
    }
  `,
})
export class SetUpPage {
  readonly #roles = inject(Store).selectSignal(selectRoles);
  readonly #all: readonly Section[] = [
    { path: 'people', name: $localize`People`, icon: 'group', act: 'manage-people' },
    {
      path: 'places',
      name: $localize`Rooms, physicians, bays`,
      icon: 'meeting_room',
      act: 'set-up-clinic',
    },
    { path: 'sessions', name: $localize`Sessions`, icon: 'calendar_month', act: 'set-up-clinic' },
    {
      path: 'procedures',
      name: $localize`Procedures`,
      icon: 'clinical_notes',
      act: 'read-clinic',
    },
    {
      path: 'checklists',
      name: $localize`Checklists`,
      icon: 'checklist',
      act: 'read-clinic',
    },
    { path: 'numbers', name: $localize`Numbers in force`, icon: 'timer', act: 'read-clinic' },
    { path: 'clinic', name: $localize`Clinic`, icon: 'settings', act: 'set-up-clinic' },
  ];
  protected readonly sections = computed(() =>
    this.#all.filter(({ act }) => mayDo(this.#roles(), act)),
  );
}
