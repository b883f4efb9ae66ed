import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../shared/empty-state/empty-state';

@Component({
  selector: 'g-not-found',
  imports: [EmptyState, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h1 class="g-sr" i18n>Page not found</h1>
    <g-empty-state icon="help" i18n-heading heading="There is no such page">
      <p i18n>The link may be old, or a letter is missing.</p>
      <a class="g-button" routerLink="/today" i18n>Go to Today</a>
    </g-empty-state>
  `,
})
export class NotFound {}
