import type { WorklistFacts } from '#domain/referral/worklist';
import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  input,
  inputBinding,
  viewChild,
} from '@angular/core';
import { showWhen } from '../../shared/show-when';

/** The clinic's ladder of reminders, fetched where a referral waits for information. */
@Component({
  selector: 'g-reminders-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: ':host { display: contents; }',
})
export class RemindersPlace {
  readonly facts = input.required<WorklistFacts>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => this.facts().referral.decision === 'needs-information',
      this.place,
      async () => (await import('./reminder-ladder')).ReminderLadder,
      [inputBinding('facts', this.facts)],
    );
  }
}
