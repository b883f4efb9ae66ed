import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Icon } from '../shared/icon/icon';

/** Above a form whose record somebody else has changed since it was opened. */
@Component({
  selector: 'g-changed-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p role="status">
      <g-icon name="history" [size]="18" />
      <span i18n>Somebody has changed this meanwhile.</span>
      <button type="button" class="g-button g-button--small" (click)="shown.emit()" i18n>
        Show as it is now
      </button>
    </p>
  `,
  styles: `
    p {
      display: flex;
      align-items: center;
      gap: var(--g-2);
      margin-bottom: var(--g-3);
      padding: var(--g-2) var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-attention-soft);
    }
  `,
})
export class ChangedNote {
  /** Asked for as it is now; what was typed is given up. */
  readonly shown = output();
}
