import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** The page's one title, how much there is, and what can be done. */
@Component({
  selector: 'g-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1 class="g-page-title">{{ heading() }}</h1>
    @if (meta(); as words) {
      <p class="g-meta">{{ words }}</p>
    }
    <div class="between"><ng-content /></div>
    <div class="actions"><ng-content select="[pageActions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: var(--g-3);
      min-height: 52px;
      padding: 0 var(--g-4);
      border-bottom: 1px solid var(--g-line);
    }
    .g-meta {
      padding-top: 4px;
      white-space: nowrap;
    }
    .between {
      display: flex;
      flex: 1;
      align-items: center;
      gap: var(--g-3);
      min-width: 0;
      padding: 0 var(--g-2);
    }
    @media (width < 860px) {
      .g-meta {
        display: none;
      }
    }
    .actions {
      display: flex;
      flex: none;
      align-items: center;
      gap: var(--g-2);
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly meta = input<string | null>(null);
}
