import type { ClinicDate } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  input,
  inputBinding,
  output,
  outputBinding,
  viewChild,
} from '@angular/core';
import { showWhen } from '../../shared/show-when';

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
        outputBinding<ClinicDate>('dayOpened', (date) => {
          this.dayOpened.emit(date);
        }),
      ],
    );
  }
}
