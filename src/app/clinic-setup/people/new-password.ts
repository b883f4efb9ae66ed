import type { ResetPassword } from '#contract/people';
import type { Person } from '#domain/people/person';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { Notices } from '../../shared/notices/notices';
import { FailureNote } from '../../shared/refusals/failure';
import { suggestedPassword } from './suggested-password';

/** A password the administrator hands over; readable, because it is read out or written down. */
@Component({
  selector: 'g-new-password',
  imports: [FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="g-field">
      @if (person()) {
        <span class="g-field__label" i18n>New password</span>
      } @else {
        <span class="g-field__label" i18n>First password</span>
      }
      <span class="line">
        <input
          #field
          class="g-input"
          name="password"
          autocomplete="off"
          spellcheck="false"
          [required]="person() === undefined"
          [minLength]="minimum()"
          [value]="password()"
          (input)="password.set(field.value)"
        />
        <button type="button" class="g-button" (click)="suggest()" i18n>Suggest</button>
        @if (person(); as known) {
          <button
            type="button"
            class="g-button"
            [disabled]="password().length < minimum()"
            (click)="reset(known)"
            i18n
          >
            Set
          </button>
        }
      </span>
      @if (person()) {
        <span class="g-field__hint" i18n>
          At least {{ minimum() }} characters. They are signed out everywhere.
        </span>
      } @else {
        <span class="g-field__hint" i18n>
          At least {{ minimum() }} characters. Hand it over; they can change it.
        </span>
      }
    </label>
    @if (failure(); as why) {
      <g-failure [failure]="why" />
    }
  `,
  styles: `
    .line {
      display: flex;
      gap: var(--g-2);
    }
    g-failure {
      margin-top: var(--g-2);
    }
  `,
})
export class NewPassword {
  readonly minimum = input.required<number>();
  /** Whose password is replaced; left out for somebody new, whose form sends it. */
  readonly person = input<Person>();
  readonly #api = inject(ApiClient);
  readonly #notices = inject(Notices);
  protected readonly password = signal('');
  protected readonly failure = signal<ApiFailure | null>(null);

  protected suggest(): void {
    this.password.set(suggestedPassword());
  }

  protected reset(person: Person): void {
    const body: ResetPassword = { version: person.version, password: this.password() };
    this.failure.set(null);
    this.#api.write('PUT', `/api/people/${person.id}/password`, body).subscribe({
      next: () => {
        this.#notices.done($localize`${person.name}:name: has a new password.`);
      },
      error: (failure: ApiFailure) => {
        this.failure.set(failure);
      },
    });
  }
}
