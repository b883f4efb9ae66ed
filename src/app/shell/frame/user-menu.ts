import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  computed,
  inject,
  output,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { allOf } from '../../shared/words/lists';
import { roleWord } from '../../shared/words/people-words';
import { signInActions } from '../../state/sign-in.actions';
import { selectMe } from '../../state/sign-in.state';
import { type Theme, ThemeChoice } from '../theme';

/** Who is signed in, and what concerns this desk only: theme, keys, signing out. */
@Component({
  selector: 'g-user-menu',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (me(); as person) {
      <button class="g-button g-button--quiet who" popovertarget="user-menu">
        <g-icon name="person" [size]="18" />{{ person.name }}
        <g-icon name="keyboard_arrow_down" [size]="16" />
      </button>
      <div
        #menu
        id="user-menu"
        popover
        role="dialog"
        i18n-aria-label
        aria-label="Signed in"
        class="menu"
      >
        <div class="person">
          <p class="name">{{ person.name }}</p>
          <p class="g-meta">{{ roles() }}</p>
          <p class="g-meta">{{ person.email }}</p>
        </div>
        <fieldset>
          <legend class="g-field__label" i18n>Theme</legend>
          <div class="g-segments">
            @for (option of themes; track option.theme) {
              <label>
                <input
                  type="radio"
                  name="theme"
                  [checked]="choice.theme() === option.theme"
                  (change)="choice.choose(option.theme)"
                />
                {{ option.word }}
              </label>
            }
          </div>
        </fieldset>
        <button class="g-button g-button--quiet line" (click)="close(); keysAsked.emit()">
          <g-icon name="keyboard" [size]="18" />
          <ng-container i18n>Keyboard shortcuts</ng-container>
          <kbd class="g-key">?</kbd>
        </button>
        <button class="g-button g-button--quiet line" (click)="signOut()">
          <g-icon name="logout" [size]="18" /><ng-container i18n>Sign out</ng-container>
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
    }
    .who {
      font-weight: 400;
    }
    .menu {
      position: fixed;
      inset: calc(var(--g-bar) - 4px) var(--g-2) auto auto;
      width: 272px;
      margin: 0;
      padding: var(--g-2);
      border: 0;
      border-radius: 10px;
      background: var(--g-float);
      color: inherit;
      box-shadow: var(--g-shadow);
    }
    .person,
    fieldset {
      padding: var(--g-2) var(--g-3);
    }
    .name {
      font-weight: 600;
    }
    fieldset {
      margin-bottom: var(--g-2);
      padding-bottom: var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    legend {
      margin-bottom: var(--g-1);
    }
    .g-segments {
      width: 100%;
    }
    .g-segments label {
      flex: 1;
      justify-content: center;
    }
    .line {
      width: 100%;
      min-height: var(--g-row);
      justify-content: flex-start;
      font-weight: 400;
    }
    kbd {
      margin-left: auto;
    }
  `,
})
export class UserMenu {
  readonly keysAsked = output();
  readonly #store = inject(Store);
  protected readonly choice = inject(ThemeChoice);
  protected readonly me = this.#store.selectSignal(selectMe);
  protected readonly menu = viewChild<ElementRef<HTMLElement>>('menu');
  protected readonly roles = computed(() => allOf(this.me()?.roles.map(roleWord) ?? []));
  protected readonly themes: readonly { readonly theme: Theme; readonly word: string }[] = [
    { theme: 'system', word: $localize`System` },
    { theme: 'light', word: $localize`Light` },
    { theme: 'dark', word: $localize`Dark` },
  ];

  protected close(): void {
    this.menu()?.nativeElement.hidePopover();
  }

  protected signOut(): void {
    this.close();
    this.#store.dispatch(signInActions.signOutChosen());
  }
}
