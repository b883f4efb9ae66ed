import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { signInActions } from '../../state/sign-in.actions';

/** Nothing to show yet because the server did not answer. */
@Component({
  selector: 'g-unreachable',
  imports: [EmptyState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `
    <g-empty-state icon="cloud_off" i18n-heading heading="The clinic’s data could not be loaded">
      @if (failure().kind === 'broken') {
        <p i18n>
          Something broke on the server. Try again; if it happens again, tell whoever runs it.
        </p>
        @if (requestId(); as id) {
          <p class="g-meta" i18n>Number of this request: {{ id }}</p>
        }
      } @else {
        <p i18n>The server cannot be reached. Check the network and try again.</p>
      }
      <button class="g-button g-button--primary" (click)="again()" i18n>Try again</button>
    </g-empty-state>
  `,
})
export class Unreachable {
  readonly failure = input.required<ApiFailure>();
  readonly #store = inject(Store);

  protected requestId(): string | null {
    const failure = this.failure();
    return failure.kind === 'broken' ? failure.requestId : null;
  }

  protected again(): void {
    this.#store.dispatch(signInActions.asked());
  }
}
