import type { OpeningHours } from '#domain/clinic/clinic';
import type { Weekday } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { textOf } from '../form-text';
import { CLOCK_PATTERN, minuteOf } from '../times/clock-text';
import { weekdayWord } from '../times/words';

export const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const USUAL = { start: 480, end: 1080 };

/** Hours for each weekday, as fields of the form they stand in; `hoursOf` reads them. */
@Component({
  selector: 'g-hours-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (day of days(); track day.weekday) {
      <div class="day">
        <label class="g-check">
          <input
            type="checkbox"
            [name]="'open-' + day.weekday"
            [checked]="day.open"
            (change)="toggle(day.weekday)"
          />
          {{ day.word }}
        </label>
        @if (day.open) {
          <input
            class="g-input"
            [name]="'from-' + day.weekday"
            [value]="day.from"
            [pattern]="pattern"
            [attr.aria-label]="day.fromLabel"
            inputmode="numeric"
            required
          />
          <span aria-hidden="true">–</span>
          <input
            class="g-input"
            [name]="'to-' + day.weekday"
            [value]="day.to"
            [pattern]="pattern"
            [attr.aria-label]="day.toLabel"
            inputmode="numeric"
            required
          />
        } @else {
          <span class="g-meta" i18n>closed</span>
        }
      </div>
    }
  `,
  styles: `
    .day {
      display: grid;
      grid-template-columns: 84px 72px 8px 72px;
      align-items: center;
      gap: var(--g-2);
      min-height: 36px;
    }
  `,
})
export class HoursFields {
  readonly hours = input.required<OpeningHours>();
  /** What these are the hours of. */
  readonly label = input.required<string>();
  protected readonly pattern = CLOCK_PATTERN;
  readonly #open = linkedSignal(() => WEEKDAYS.filter((day) => this.hours()[day] !== undefined));

  protected readonly days = computed(() =>
    WEEKDAYS.map((weekday) => {
      const { start, end } = this.hours()[weekday] ?? USUAL;
      const word = weekdayWord(weekday);
      return {
        weekday,
        word,
        open: this.#open().includes(weekday),
        from: formatClock(start),
        to: formatClock(end),
        fromLabel: $localize`${word}:weekday: from`,
        toLabel: $localize`${word}:weekday: to`,
      };
    }),
  );

  protected toggle(weekday: Weekday): void {
    this.#open.update((open) =>
      open.includes(weekday) ? open.filter((day) => day !== weekday) : [...open, weekday],
    );
  }
}

/** The hours that the fields of a form hold. */
export function hoursOf(form: FormData): OpeningHours {
  const open = WEEKDAYS.flatMap((day) => {
    const start = minuteOf(textOf(form, `from-${day}`));
    const end = minuteOf(textOf(form, `to-${day}`));
    const isOpen = form.has(`open-${day}`) && start !== null && end !== null;
    return isOpen ? [[day, { start, end }] as const] : [];
  });
  return Object.fromEntries(open);
}
