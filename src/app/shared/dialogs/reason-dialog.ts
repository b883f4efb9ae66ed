import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { DialogFrame } from './dialog-frame';

export interface ReasonQuestion {
  readonly title: string;
  /** What the reason is for and who will read it. */
  readonly prompt?: string;
  /** Reasons that come up often; choosing one fills the field, where it can be completed. */
  readonly suggestions?: readonly string[];
  /** The verb of the button: "Decline". */
  readonly confirm: string;
  readonly danger?: boolean;
}

const SHORTEST = 3;

/** Asks for a reason in words. Ctrl-Enter confirms. */
@Component({
  selector: 'g-reason-dialog',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-dialog-frame [heading]="question.title">
      <div class="g-form">
        @if (question.prompt) {
          <p>{{ question.prompt }}</p>
        }
        @if (question.suggestions?.length) {
          <div class="suggestions" role="group" i18n-aria-label aria-label="Frequent reasons">
            @for (suggestion of question.suggestions; track suggestion) {
              <button
                type="button"
                class="g-button g-button--small"
                [attr.aria-pressed]="reason() === suggestion"
                (click)="reason.set(suggestion); field.focus()"
              >
                {{ suggestion }}
              </button>
            }
          </div>
        }
        <label class="g-field">
          <span class="g-field__label" i18n>Reason</span>
          <textarea
            #field
            class="g-textarea"
            rows="3"
            cdkFocusInitial
            [value]="reason()"
            (input)="reason.set(field.value)"
            (keydown.control.enter)="confirm()"
          ></textarea>
        </label>
      </div>
      <ng-container dialogActions>
        <button type="button" class="g-button" (click)="dialog.close()" i18n>Back</button>
        <button
          type="button"
          class="g-button"
          [class.g-button--danger]="question.danger"
          [class.g-button--primary]="!question.danger"
          [disabled]="!given()"
          (click)="confirm()"
        >
          {{ question.confirm }}
        </button>
      </ng-container>
    </g-dialog-frame>
  `,
  styles: `
    .suggestions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--g-2);
    }
    .suggestions [aria-pressed='true'] {
      background: var(--g-accent-soft);
      border-color: var(--g-accent);
    }
  `,
})
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly reason = signal('');
  protected readonly given = computed(() => this.reason().trim().length >= SHORTEST);

  protected confirm(): void {
    if (this.given()) this.dialog.close(this.reason().trim());
  }
}
