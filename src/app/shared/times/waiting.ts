import { daysBetween } from '#domain/time/clinic-date';
import { clinicDateOf, type Instant } from '#domain/time/instant';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { clockOf, daysWords, exactDay } from './words';

/** How long somebody has waited, in days: "12 days"; since when exactly on hover. */
@Component({
  selector: 'g-waiting',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="since()" [title]="exact()">{{ words() }}</time>`,
})
export class Waiting {
  readonly since = input.required<Instant>();
  readonly #store = inject(Store);
  readonly #today = this.#store.selectSignal(selectToday);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #date = computed(() => clinicDateOf(this.since(), this.#zone()));
  protected readonly words = computed(() => daysWords(daysBetween(this.#date(), this.#today())));
  protected readonly exact = computed(
    () =>
      $localize`since ${exactDay(this.#date())}:day:, ${clockOf(this.since(), this.#zone())}:time:`,
  );
}
