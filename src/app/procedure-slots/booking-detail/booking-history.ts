import type { BookingHistory as Answer } from '#contract/booking-history';
import type { BookingEvent } from '#domain/booking/history';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  signal,
} from '@angular/core';
import { Store } from '@ngrx/store';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { instantWords } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { selectNames } from '../../state/names.state';
import { eventWords, letPassWords } from './history-words';

/** Who moved the booking, from where and why: asked for when opened, and again after each change. */
@Component({
  selector: 'g-booking-history',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button
      type="button"
      class="g-button g-button--small"
      [attr.aria-expanded]="isOpen()"
      (click)="isOpen.set(!isOpen())"
      i18n
    >
      History
    </button>
    @if (isOpen()) {
      @if (failed()) {
        <p class="g-meta" i18n>The history could not be read. Close it and open it again.</p>
      } @else {
        <ol>
          @for (line of lines(); track line.key) {
            <li>
              <span>{{ line.what }}</span>
              @if (line.reason) {
                <span i18n>Why: {{ line.reason }}</span>
              }
              @for (overruled of line.letPass; track $index) {
                <span>{{ overruled }}</span>
              }
              <span class="g-meta">{{ line.who }}</span>
            </li>
          } @empty {
            <li class="g-meta" i18n>Reading …</li>
          }
        </ol>
      }
    }
  `,
  styles: `
    ol {
      display: flex;
      flex-direction: column;
      gap: var(--g-2);
      margin: var(--g-2) 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-direction: column;
    }
  `,
})
export class BookingHistory {
  readonly bookingId = input.required<string>();
  /** Of the booking as it is now: a later one has a longer history. */
  readonly version = input.required<number>();

  readonly #api = inject(ApiClient);
  readonly #store = inject(Store);
  readonly #names = this.#store.selectSignal(selectNames);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #events = signal<readonly BookingEvent[]>([]);

  protected readonly isOpen = signal(false);
  protected readonly failed = signal(false);
  protected readonly lines = computed(() =>
    this.#events().map((event, index) => ({
      key: index,
      what: eventWords(event, this.#names()),
      reason: event.reason,
      letPass: letPassWords(event),
      who: `${event.byName}, ${instantWords(event.at, this.#zone(), this.#today())}`,
    })),
  );

  constructor() {
    effect((onCleanup) => {
      const id = this.bookingId();
      this.version();
      if (!this.isOpen()) return;
      this.failed.set(false);
      this.#events.set([]);
      const reading = this.#api.read<Answer>(`/api/bookings/${id}/history`).subscribe({
        next: ({ events }) => {
          this.#events.set(events);
        },
        error: (_: ApiFailure) => {
          this.failed.set(true);
        },
      });
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
  }
}
