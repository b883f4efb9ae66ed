import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatDialogActions, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';

/** How every dialog is laid out: a title, what it asks, and its verbs at the lower right. */
@Component({
  selector: 'g-dialog-frame',
  imports: [MatDialogActions, MatDialogContent, MatDialogTitle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ heading() }}</h2>
    <mat-dialog-content><ng-content /></mat-dialog-content>
    <mat-dialog-actions align="end"><ng-content select="[dialogActions]" /></mat-dialog-actions>
  `,
  styles: `
    :host {
      display: block;
      min-width: min(440px, calc(100vw - 32px));
      --mat-dialog-headline-padding: 20px 20px 4px;
      --mat-dialog-content-padding: 8px 20px 4px;
      --mat-dialog-with-actions-content-padding: 8px 20px 4px;
      --mat-dialog-actions-padding: 16px 20px 20px;
      --mat-dialog-actions-alignment: end;
      --mat-dialog-subhead-size: 16px;
      --mat-dialog-subhead-line-height: 24px;
      --mat-dialog-subhead-weight: 600;
      --mat-dialog-subhead-tracking: 0;
      --mat-dialog-supporting-text-color: var(--g-ink);
      --mat-dialog-supporting-text-size: 14px;
      --mat-dialog-supporting-text-line-height: 20px;
      --mat-dialog-supporting-text-tracking: 0;
    }
    h2::before {
      display: none;
    }
    mat-dialog-actions {
      gap: var(--g-2);
    }
  `,
})
export class DialogFrame {
  readonly heading = input.required<string>();
}
