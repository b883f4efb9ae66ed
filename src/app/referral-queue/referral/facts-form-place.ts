import type { WorklistFacts } from '#domain/referral/worklist';
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

/** The form of all facts, fetched when somebody first completes or corrects some. */
@Component({
  selector: 'g-facts-form-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
})
export class FactsFormPlace {
  readonly facts = input.required<WorklistFacts>();
  readonly closed = output();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => true,
      this.place,
      async () => (await import('./facts-form')).FactsForm,
      [
        inputBinding('facts', this.facts),
        outputBinding('closed', () => {
          this.closed.emit();
        }),
      ],
    );
  }
}
