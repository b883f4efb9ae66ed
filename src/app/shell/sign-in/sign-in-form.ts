import type { Credentials } from '#contract/people';
import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { exactTextOf, textOf } from '../../shared/form-text';
import { FailureNote } from '../../shared/refusals/failure';
import { signInActions } from '../../state/sign-in.actions';

/**
 * E-mail and password. It calls the API itself, so that no password ever passes through an action,
 * where developer tools would keep it.
 */
@Component({
  selector: 'g-sign-in-form',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="g-form" (submit)="submit($event)">
      <label class="g-field">
        <span class="g-field__label" i18n>E-mail</span>
        <input
          #emailField
          class="g-input"
          name="email"
          type="email"
          autocomplete="username"
          required
          [value]="email()"
          [readonly]="email() !== ''"
        />
      </label>
      <label class="g-field">
        <span class="g-field__label" i18n>Password</span>
        <input
          #passwordField
          class="g-input"
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </label>
      @if (failure(); as why) {
        <g-failure [failure]="why" />
      }
      <button class="g-button g-button--primary" [attr.aria-disabled]="sending()" i18n>
        Sign in
      </button>
    </form>
  `,
  styles: `
    .g-button {
      height: 36px;
    }
    [readonly] {
      background: var(--g-surface-2);
      color: var(--g-ink-2);
    }
    .g-input {
      height: 36px;
    }
  `,
})
export class SignInForm {
  /** Known when somebody signs in again. */
  readonly email = input('');
  readonly signedIn = output();
  readonly #api = inject(ApiClient);
  readonly #store = inject(Store);
  protected readonly emailField = viewChild.required<ElementRef<HTMLElement>>('emailField');
  protected readonly passwordField = viewChild.required<ElementRef<HTMLElement>>('passwordField');
  protected readonly sending = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);

  constructor() {
    afterNextRender(() => {
      this.focus();
    });
  }

  /** Where typing begins. */
  focus(): void {
    const field = this.email() === '' ? this.emailField() : this.passwordField();
    field.nativeElement.focus();
  }

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.sending()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const credentials: Credentials = {
      email: textOf(form, 'email'),
      password: exactTextOf(form, 'password'),
    };
    this.sending.set(true);
    this.failure.set(null);
    this.#api.send('POST', '/api/sign-ins', credentials).subscribe({
      next: () => {
        this.#store.dispatch(signInActions.asked());
        this.signedIn.emit();
      },
      error: (failure: ApiFailure) => {
        this.sending.set(false);
        this.failure.set(failure);
      },
    });
  }
}
