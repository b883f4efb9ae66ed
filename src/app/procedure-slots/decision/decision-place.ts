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
import type { ApiFailure } from '../../shared/api-failure';
import { showWhen } from '../../shared/show-when';
import type { Deciding } from './decide';
import type { Decided } from './decision-panel';

/** The panel in which a place is decided on, fetched with the first decision. */
@Component({
  selector: 'g-decision-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: ':host { display: contents; }',
})
export class DecisionPlace {
  readonly deciding = input.required<Deciding>();
  readonly saving = input(false);
  readonly failure = input<ApiFailure | null>(null);
  readonly booked = output<Decided>();
  readonly left = output();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => true,
      this.place,
      async () => (await import('./decision-panel')).DecisionPanel,
      [
        inputBinding('deciding', this.deciding),
        inputBinding('saving', this.saving),
        inputBinding('failure', this.failure),
        outputBinding<Decided>('booked', (decided) => {
          this.booked.emit(decided);
        }),
        outputBinding('left', () => {
          this.left.emit();
        }),
      ],
    );
  }
}
