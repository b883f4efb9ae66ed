import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { DialogFrame } from './dialog-frame';

export interface ConfirmQuestion {
  readonly title: string;
  readonly text: string;
  /** The verb of the button: "Cancel booking". */
  readonly confirm: string;
  readonly danger?: boolean;
}

@Component({
  selector: 'g-confirm-dialog',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-dialog-frame [heading]="question.title">
      <p>{{ question.text }}</p>
      <ng-container dialogActions>
        <button class="g-button" (click)="dialog.close(false)" i18n>Keep as it is</button>
        <button
          class="g-button"
          [class.g-button--danger]="question.danger"
          [class.g-button--primary]="!question.danger"
          (click)="dialog.close(true)"
        >
          {{ question.confirm }}
        </button>
      </ng-container>
    </g-dialog-frame>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<ConfirmQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ConfirmDialog, boolean>>(MatDialogRef);
}
