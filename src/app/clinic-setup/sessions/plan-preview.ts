import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  inject,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { FailureNote } from '../../shared/refusals/failure';
import { selectBookingEntities } from '../../state/bookings.state';
import { setUpPageActions } from '../set-up.actions';
import { selectSaving, selectSetUpFailure, selectWeighed } from '../set-up.state';
import { StrandedList, type StrandedLine } from './stranded-list';

/** Whom a change would strand, shown before it is saved; or why it cannot be. */
@Component({
  selector: 'g-plan-preview',
  imports: [FailureNote, StrandedList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div role="status">
      @if (lines().length > 0) {
        <section class="g-panel">
          <h3 class="g-section-title">{{ heading() }}</h3>
          <p class="g-meta" i18n>
            Nothing is cancelled: each keeps its time until somebody moves it, and is listed as
            needing a move.
          </p>
          <g-stranded-list [lines]="lines()" />
          <div class="g-form__actions">
            <button
              type="button"
              class="g-button g-button--danger"
              [attr.aria-disabled]="saving()"
              (click)="confirm()"
              i18n
            >
              Save, and move them later
            </button>
            <button type="button" class="g-button" (click)="drop()" i18n>Do not save</button>
          </div>
        </section>
      }
    </div>
    @if (failure(); as why) {
      <g-failure [failure]="why" />
    }
  `,
  styles: `
    section {
      padding: var(--g-3);
      background: var(--g-attention-soft);
    }
  `,
})
export class PlanPreviewNote {
  readonly #store = inject(Store);
  readonly #weighed = this.#store.selectSignal(selectWeighed);
  readonly #bookings = this.#store.selectSignal(selectBookingEntities);
  protected readonly saving = this.#store.selectSignal(selectSaving);
  protected readonly failure = this.#store.selectSignal(selectSetUpFailure);
  protected readonly lines = computed(() =>
    (this.#weighed()?.preview.stranded ?? []).flatMap(({ bookingId, refusals }): StrandedLine[] => {
      const booking = this.#bookings()[bookingId];
      return booking === undefined ? [] : [{ booking, refusals }];
    }),
  );
  protected readonly heading = computed(() => {
    const count = this.lines().length;
    return count === 1
      ? $localize`1 booking would need a move`
      : $localize`${count}:count: bookings would need a move`;
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const stop = new AbortController();
    inject(DestroyRef).onDestroy(() => {
      stop.abort();
    });
    // What was weighed is what is saved: once the form says something else, it is weighed again.
    const changed = (): void => {
      if (this.#weighed() !== null && !this.saving()) this.drop();
    };
    afterNextRender(() => {
      host
        .closest('form')
        ?.addEventListener('input', changed, { capture: true, signal: stop.signal });
    });
  }

  protected confirm(): void {
    if (!this.saving()) this.#store.dispatch(setUpPageActions.planChangeConfirmed());
  }

  protected drop(): void {
    this.#store.dispatch(setUpPageActions.planChangeDropped());
  }
}
