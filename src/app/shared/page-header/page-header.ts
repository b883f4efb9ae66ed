import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The page's one title, how much there is, and what can be done. */
@Component({
  selector: 'g-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1 class="g-page-title">{{ heading() }}</h1>
    @if (meta(); as words) {
      <p class="g-meta" [attr.title]="words">{{ words }}</p>
    }
    <div class="between"><ng-content /></div>
    <div class="actions"><ng-content select="[pageActions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--g-1) var(--g-3);
      min-height: 52px;
      padding: var(--g-1) var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    h1 {
      flex: none;
    }
    /* How much there is gives way before anything goes to the next line. */
    .g-meta {
      flex: 1 1 0;
      min-width: 0;
      max-width: max-content;
      padding-top: 4px;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .between {
      display: flex;
      flex: 1;
      align-items: center;
      gap: var(--g-3);
      min-width: max-content;
      padding: 0 var(--g-2);
    }
    .actions {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--g-2);
    }
    @media (width < 860px) {
      :host {
        padding-block: var(--g-2);
      }
      .between {
        min-width: min-content;
      }
      .g-meta {
        display: none;
      }
      .actions {
        flex: 0 1 auto;
        flex-wrap: wrap;
      }
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly meta = input<string | null>(null);
}
