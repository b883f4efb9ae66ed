import { changedOnSheet, type PreparationSheet } from '#domain/booking/preparation-sheet';
import { clinicTimeOf } from '#domain/time/instant';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../../shared/icon/icon';
import { shortDay } from '../../shared/times/words';
import { selectZone } from '../../state/clinic.state';
import { selectToday } from '../../state/clock.state';
import { SheetPrints } from './sheet-prints';
import { changeWords } from './sheet-words';

/** Who printed the sheet and when, and what the patient's paper now says wrongly. */
@Component({
  selector: 'g-printed-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'status' },
  template: `
    @if (printed(); as words) {
      <span class="g-meta">{{ words }}</span>
    } @else if (prints.read() === 'read') {
      <span class="g-meta" i18n>Not printed yet.</span>
    } @else if (prints.read() === 'failed') {
      <span class="g-meta" i18n>Whether it was printed could not be read.</span>
    }
    @if (changes(); as words) {
      <span class="changed">
        <g-icon name="print" [size]="16" />
        <span i18n>Changed since it was printed: {{ words }}. Print again.</span>
      </span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-1);
    }
    .changed {
      display: flex;
      gap: var(--g-2);
      color: var(--g-attention);
      font-weight: 600;
    }
  `,
})
export class PrintedNote {
  /** What it would say now; `null` where that is not known. */
  readonly now = input.required<PreparationSheet | null>();

  readonly #store = inject(Store);
  readonly #zone = this.#store.selectSignal(selectZone);
  readonly #today = this.#store.selectSignal(selectToday);
  protected readonly prints = inject(SheetPrints);

  protected readonly printed = computed(() => {
    const print = this.prints.last();
    if (print === null) return null;
    const { date, minute } = clinicTimeOf(print.at, this.#zone());
    return $localize`Printed ${shortDay(date)}:day: ${formatClock(minute)}:time: by ${print.byName}:name:`;
  });
  protected readonly changes = computed(() => {
    const [print, now] = [this.prints.last(), this.now()];
    // Once the day is over, no paper needs to be right any more.
    if (print === null || now === null || now.date < this.#today()) return null;
    const changed = changedOnSheet(print.sheet, now);
    return changed.map((fact) => changeWords(fact, print.sheet, now)).join('; ') || null;
  });
}
