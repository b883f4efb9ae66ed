import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon } from '../icon/icon';
import { Notices } from './notices';

/** The notices, newest lowest; the root puts them into a region that screen readers follow. */
@Component({
  selector: 'g-notice-stack',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (notice of notices.shown(); track notice.id) {
      <div class="notice" [class]="notice.tone">
        @switch (notice.tone) {
          @case ('done') {
            <g-icon name="check_circle" [size]="18" />
          }
          @case ('failed') {
            <g-icon name="block" [size]="18" i18n-label label="Refused" />
          }
          @case ('urgent') {
            <g-icon name="flag" [size]="18" i18n-label label="Red flag" />
          }
          @default {
            <g-icon name="info" [size]="18" />
          }
        }
        <div class="words">
          @for (sentence of notice.sentences; track $index) {
            <p>{{ sentence }}</p>
          }
        </div>
        @if (notice.open) {
          <button class="g-button g-button--small" (click)="notices.follow(notice)">
            @if (notice.openWord; as word) {
              {{ word }}
            } @else {
              <ng-container i18n>Open</ng-container>
            }
          </button>
        }
        @if (notice.undo) {
          <button class="g-button g-button--quiet g-button--small" (click)="notices.undo(notice)">
            <g-icon name="undo" [size]="16" /><ng-container i18n>Undo</ng-container>
          </button>
        }
        <button
          class="g-icon-button"
          i18n-aria-label
          aria-label="Dismiss"
          (click)="notices.dismiss(notice.id)"
        >
          <g-icon name="close" [size]="18" />
        </button>
      </div>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
    }
    .notice {
      display: flex;
      align-items: flex-start;
      gap: var(--g-2);
      padding: 6px 6px 6px var(--g-3);
      border-radius: var(--g-radius);
      background: var(--g-float);
      box-shadow: var(--g-shadow);
      pointer-events: auto;
      animation: rise var(--g-motion) ease-out;
    }
    .notice > g-icon {
      margin-top: 7px;
      color: var(--g-ink-2);
    }
    .done > g-icon {
      color: var(--g-done);
    }
    .failed > g-icon {
      color: var(--g-danger);
    }
    .words {
      display: flex;
      flex: 1;
      flex-direction: column;
      gap: var(--g-1);
      min-width: 0;
      padding: 6px 0;
    }
    .g-button--small {
      margin-top: 4px;
      color: var(--g-accent);
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(6px);
      }
    }
  `,
})
export class NoticeStack {
  protected readonly notices = inject(Notices);
}
