import type { DayCase } from '#domain/visit/day-case';
import { needsOnlyAWord, signRefusals } from '#domain/visit/procedure-record';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import type { ApiFailure } from '../api-failure';
import { VisitsClient } from './visits-client';
import { Notices } from '../notices/notices';
import { FailureNote } from '../refusals/failure';
import { Refusals } from '../refusals/refusals';
import { selectActor, selectMayDo } from '../../state/sign-in.state';

/**
 * The signature: the signer's own password once more. It goes from here to the server and never
 * through the store, where the developer tools would keep it.
 */
@Component({
  selector: 'g-sign-record',
  imports: [FailureNote, Refusals],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (maySign()) {
      @if (refusals().length > 0 && !needsWord()) {
        <g-refusals [refusals]="refusals()" />
      } @else {
        <form class="g-form" (submit)="sign($event)">
          @if (needsWord()) {
            <g-refusals [refusals]="refusals()" />
            <label class="g-field">
              <span class="g-field__label" i18n>What happened, in your words</span>
              <textarea
                #why
                class="g-textarea"
                rows="2"
                [value]="reason()"
                (input)="reason.set(why.value)"
              ></textarea>
            </label>
          }
          <div class="row">
            <input
              class="g-sr"
              type="text"
              autocomplete="username"
              tabindex="-1"
              aria-hidden="true"
              readonly
              [value]="me()"
            />
            <label class="g-field">
              <span class="g-field__label" i18n>Your password, to sign</span>
              <input
                #field
                class="g-input"
                type="password"
                autocomplete="current-password"
                [value]="password()"
                (input)="password.set(field.value)"
              />
            </label>
            <button
              type="submit"
              class="g-button g-button--primary"
              [disabled]="busy() || password() === '' || (needsWord() && reason().trim() === '')"
              i18n
            >
              Sign record
            </button>
          </div>
          @if (failure(); as why) {
            <g-failure [failure]="why" />
          }
        </form>
      }
    } @else {
      <p class="g-meta" i18n>Waits for a physician’s signature.</p>
    }
  `,
  styles: `
    :host {
      display: block;
      padding-top: 12px;
      border-top: 1px solid var(--g-line);
    }
    .row {
      display: flex;
      align-items: flex-end;
      gap: 8px;
    }
    .row .g-field {
      flex: 0 1 240px;
    }
  `,
})
export class SignRecord {
  readonly day = input.required<DayCase>();

  readonly #store = inject(Store);
  readonly #client = inject(VisitsClient);
  readonly #notices = inject(Notices);
  readonly #actor = this.#store.selectSignal(selectActor);
  protected readonly maySign = this.#store.selectSignal(selectMayDo('sign-record'));
  protected readonly me = computed(() => this.#actor()?.name ?? '');
  protected readonly password = signal('');
  protected readonly reason = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiFailure | null>(null);

  protected readonly refusals = computed(() =>
    signRefusals(this.day(), null, this.#actor() ?? { roles: [] }),
  );
  /** Only a side or a dose stands in the way: a word about it lets the physician sign the truth. */
  protected readonly needsWord = computed(
    () => this.refusals().length > 0 && this.refusals().every(needsOnlyAWord),
  );

  protected sign(event: Event): void {
    event.preventDefault();
    if (this.busy() || this.password() === '') return;
    this.busy.set(true);
    this.failure.set(null);
    const { bookingId, version } = this.day().visit;
    const reason = this.needsWord() ? this.reason().trim() : null;
    this.#client.signRecord(bookingId, { version, password: this.password(), reason }).subscribe({
      next: () => {
        this.#notices.done($localize`The procedure record is signed.`);
      },
      error: (failure: ApiFailure) => {
        this.failure.set(failure);
        this.password.set('');
        this.busy.set(false);
      },
      complete: () => {
        this.password.set('');
        this.busy.set(false);
      },
    });
  }
}
