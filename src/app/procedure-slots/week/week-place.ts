import type { ClinicDate } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  input,
  inputBinding,
  output,
  outputBinding,
  signal,
  viewChild,
} from '@angular/core';
import { showWhen } from '../../shared/show-when';
import { carry } from '../hand/carry';
import { dayUnder, type DayPress } from './day-under';

/** The week, fetched when somebody first looks at one. */
@Component({
  selector: 'g-week-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: `
    :host {
      display: flex;
      flex: 1;
      min-width: 0;
      min-height: 0;
    }
  `,
})
export class WeekPlace {
  readonly date = input.required<ClinicDate>();
  readonly dimmed = input<ReadonlySet<string>>(new Set());
  readonly hrefEnd = input('');
  readonly dayOpened = output<ClinicDate>();
  readonly pickedUp = output<string>();
  /** What is in hand was let go over this day. */
  readonly dropped = output<ClinicDate>();
  readonly parked = output();
  readonly putDown = output();

  readonly #over = signal<ClinicDate | null>(null);
  /** How often the keyboard was asked to come here. */
  readonly #focusAsked = signal(0);

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => true,
      this.place,
      async () => (await import('./week-view')).WeekView,
      [
        inputBinding('date', this.date),
        inputBinding('dimmed', this.dimmed),
        inputBinding('hrefEnd', this.hrefEnd),
        inputBinding('over', this.#over),
        inputBinding('focusAsked', this.#focusAsked),
        outputBinding<ClinicDate>('dayOpened', (date) => {
          this.dayOpened.emit(date);
        }),
        outputBinding<DayPress>('pressed', ({ press, bookingId }) => {
          this.drag(press, () => this.pickedUp.emit(bookingId));
        }),
      ],
    );
  }

  focus(): void {
    this.#focusAsked.update((times) => times + 1);
  }

  drag(press: PointerEvent, lifted: () => void): void {
    carry<ClinicDate>(press, {
      spotAt: (x, y) => dayUnder(press, x, y),
      lifted,
      over: (date) => this.#over.set(date),
      dropped: (date) => this.dropped.emit(date),
      parked: () => this.parked.emit(),
      putDown: () => this.putDown.emit(),
    });
  }
}
