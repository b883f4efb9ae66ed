import { mayKeepList } from '#domain/daily-list/kept-list';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  type Type,
  computed,
  inject,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { Dialogs } from '../../shared/dialogs/dialogs';
import { Icon } from '../../shared/icon/icon';
import { allOf } from '../../shared/words/lists';
import { roleWord } from '../../shared/words/people-words';
import { signInActions } from '../../state/sign-in.actions';
import { selectMe } from '../../state/sign-in.state';
import { listKeys } from '../list-keys';
import { type Theme, ThemeChoice } from '../theme';

/** Roles, theme, keys, what this device keeps, signing out. */
@Component({
  selector: 'g-user-panel',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="person">
      <p class="name">{{ me()?.name }}</p>
      <p class="g-meta">{{ roles() }}</p>
      <p class="g-meta">{{ me()?.email }}</p>
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
    <button class="g-button g-button--quiet line" (click)="close(); listKeys()">
      <g-icon name="keyboard" [size]="18" />
      <ng-container i18n>Keyboard shortcuts</ng-container>
      <kbd class="g-key" aria-hidden="true">?</kbd>
    </button>
    @if (hasList()) {
      <button class="g-button g-button--quiet line" (click)="keepList()">
        <g-icon name="keep" [size]="18" /><ng-container i18n>My list on this device</ng-container>
      </button>
    }
    <button class="g-button g-button--quiet line" (click)="changePassword()">
      <g-icon name="lock" [size]="18" /><ng-container i18n>Change password</ng-container>
    </button>
    <button class="g-button g-button--quiet line" (click)="signOut()">
      <g-icon name="logout" [size]="18" /><ng-container i18n>Sign out</ng-container>
    </button>
  `,
  styles: `
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
export class UserPanel {
  readonly #store = inject(Store);
  readonly #dialogs = inject(Dialogs);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly listKeys = listKeys();
  protected readonly choice = inject(ThemeChoice);
  protected readonly me = this.#store.selectSignal(selectMe);
  protected readonly roles = computed(() => allOf(this.me()?.roles.map(roleWord) ?? []));
  protected readonly hasList = computed(() => {
    const me = this.me();
    return me !== null && mayKeepList(me);
  });
  protected readonly themes: readonly { readonly theme: Theme; readonly word: string }[] = [
    { theme: 'system', word: $localize`System` },
    { theme: 'light', word: $localize`Light` },
    { theme: 'dark', word: $localize`Dark` },
  ];

  protected close(): void {
    this.#host.nativeElement.closest<HTMLElement>('[popover]')?.hidePopover();
  }

  protected changePassword(): void {
    this.close();
    const load = async (): Promise<Type<unknown>> =>
      (await import('../change-password')).ChangePasswordDialog;
    void this.#dialogs.open(load);
  }

  protected keepList(): void {
    this.close();
    const load = async (): Promise<Type<unknown>> =>
      (await import('../../daily-list/kept/keep-list-dialog')).KeepListDialog;
    void this.#dialogs.open(load);
  }

  protected signOut(): void {
    this.close();
    this.#store.dispatch(signInActions.signOutChosen());
  }
}
