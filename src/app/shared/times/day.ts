import type { ClinicDate } from '#domain/time/clinic-date';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { selectToday } from '../../state/clock.state';
import { dayWords, exactDay } from './words';

/** A clinic day as people say it; the exact date on hover and to screen readers. */
@Component({
  selector: 'g-day',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<time [attr.datetime]="date()" [title]="exact()">{{ words() }}</time>`,
})
export class Day {
  readonly date = input.required<ClinicDate>();
  readonly #today = inject(Store).selectSignal(selectToday);
  protected readonly words = computed(() => dayWords(this.date(), this.#today()));
  protected readonly exact = computed(() => exactDay(this.date()));
}
