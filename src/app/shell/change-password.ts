import type { ChangePassword } from '#contract/people';
import { PASSWORD_MINIMUM } from '#domain/people/password-rule';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { ApiClient } from '../shared/api-client';
import type { ApiFailure } from '../shared/api-failure';
import { DialogFrame } from '../shared/dialogs/dialog-frame';
import { exactTextOf } from '../shared/form-text';
import { Notices } from '../shared/notices/notices';
import { FailureNote } from '../shared/refusals/failure';

/** One's own password; other desks where one is signed in must sign in again. */
@Component({
  selector: 'g-change-password',
  imports: [DialogFrame, FailureNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-dialog-frame i18n-heading heading="Change password">
      <form id="change-password" class="g-form" (submit)="submit($event)">
        <label class="g-field">
          <span class="g-field__label" i18n>Present password</span>
          <input
            class="g-input"
            name="present"
            type="password"
            autocomplete="current-password"
            required
          />
        </label>
        <label class="g-field">
          <span class="g-field__label" i18n>New password</span>
          <input
            class="g-input"
            name="next"
            type="password"
            autocomplete="new-password"
            required
            [minLength]="minimum"
          />
          <span class="g-field__hint" i18n>
            At least {{ minimum }} characters. Other desks must sign in again.
          </span>
        </label>
        @if (failure(); as why) {
          <g-failure [failure]="why" />
        }
      </form>
      <ng-container dialogActions>
        <button type="button" class="g-button" (click)="dialog.close()" i18n>Back</button>
        <button
          form="change-password"
          class="g-button g-button--primary"
          [attr.aria-disabled]="sending()"
          i18n
        >
          Change password
        </button>
      </ng-container>
    </g-dialog-frame>
  `,
})
export class ChangePasswordDialog {
  readonly #api = inject(ApiClient);
  readonly #notices = inject(Notices);
  protected readonly dialog = inject<MatDialogRef<ChangePasswordDialog>>(MatDialogRef);
  protected readonly minimum = PASSWORD_MINIMUM;
  protected readonly sending = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);

  protected submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.sending()) return;
    const form = new FormData(event.target as HTMLFormElement);
    const change: ChangePassword = {
      present: exactTextOf(form, 'present'),
      next: exactTextOf(form, 'next'),
    };
    this.sending.set(true);
    this.failure.set(null);
    this.#api.write('PUT', '/api/sign-ins/current/password', change).subscribe({
      next: () => {
        this.#notices.done($localize`Password changed.`);
        this.dialog.close();
      },
      error: (failure: ApiFailure) => {
        this.sending.set(false);
        this.failure.set(failure);
      },
    });
  }
}
