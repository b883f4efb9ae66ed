import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatDialogRef } from '@angular/material/dialog';
import { DialogFrame } from '../../shared/dialogs/dialog-frame';
import { Shortcuts } from '../../shared/shortcuts/shortcuts';
import { keyWords } from './key-words';

/** Every key that works on the page underneath. */
@Component({
  selector: 'g-shortcut-list',
  imports: [DialogFrame],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <g-dialog-frame i18n-heading heading="Keys">
      <div class="groups">
        @for (group of groups; track group.name) {
          <section>
            <h3 class="g-field__label">{{ group.name }}</h3>
            <dl>
              @for (line of group.lines; track line.label) {
                <div>
                  <dt>{{ line.label }}</dt>
                  <dd>
                    @for (way of line.ways; track $index) {
                      @if ($index > 0) {
                        <span class="g-meta" i18n>or</span>
                      }
                      @for (key of way; track $index) {
                        <kbd class="g-key">{{ key }}</kbd>
                      }
                    }
                  </dd>
                </div>
              }
            </dl>
          </section>
        }
      </div>
      <ng-container dialogActions>
        <button class="g-button" (click)="dialog.close()" i18n>Close</button>
      </ng-container>
    </g-dialog-frame>
  `,
  styles: `
    .groups {
      display: flex;
      flex-direction: column;
      gap: var(--g-5);
    }
    h3 {
      margin-bottom: var(--g-1);
      color: var(--g-ink-2);
    }
    dl > div {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--g-4);
      min-height: 28px;
      border-bottom: 1px solid var(--g-line);
    }
    dd {
      display: flex;
      align-items: center;
      gap: 4px;
    }
  `,
})
export class ShortcutList {
  protected readonly dialog = inject<MatDialogRef<ShortcutList>>(MatDialogRef);
  protected readonly groups = inject(Shortcuts)
    .groups()
    .toReversed()
    .map(({ name, shortcuts }) => {
      const open = shortcuts.filter(({ when }) => when?.() ?? true);
      const byLabel = Map.groupBy(open, ({ label }) => label);
      return {
        name,
        lines: [...byLabel].map(([label, same]) => ({
          label,
          ways: same.map(({ keys }) => keyWords(keys)),
        })),
      };
    })
    .filter(({ lines }) => lines.length > 0);
}
