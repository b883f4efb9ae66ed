import type { Referral } from '#domain/referral/referral';
import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  input,
  inputBinding,
  viewChild,
} from '@angular/core';
import { showWhen } from '../../shared/show-when';

/** What happened to a referral, read last: fetched after what is decided by. */
@Component({
  selector: 'g-steps-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: ':host { display: contents; }',
})
export class StepsPlace {
  readonly referral = input.required<Referral>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => true,
      this.place,
      async () => (await import('./step-list')).StepList,
      [inputBinding('referral', this.referral)],
    );
  }
}
