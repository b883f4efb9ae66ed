import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { EmptyState } from '../../shared/empty-state/empty-state';
import { DEVICE_STORAGE, markedFor } from '../../shared/kept-list/kept-mark';
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
      @if (keepsList) {
        <!-- A whole page load: that page stands by itself, also without a network. -->
        <a class="g-button" href="/offline-list" i18n>Open the list kept on this device</a>
      }
    </g-empty-state>
  `,
})
export class Unreachable {
  readonly failure = input.required<ApiFailure>();
  readonly #store = inject(Store);
  protected readonly keepsList = markedFor(inject(DEVICE_STORAGE)) !== null;

  protected requestId(): string | null {
    const failure = this.failure();
    return failure.kind === 'broken' ? failure.requestId : null;
  }

  protected again(): void {
    this.#store.dispatch(signInActions.asked());
  }
}
