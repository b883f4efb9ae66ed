import type { Case } from '#domain/referral/merge';
import {
  ChangeDetectionStrategy,
  Component,
  ViewContainerRef,
  input,
  inputBinding,
  viewChild,
} from '@angular/core';
import { showWhen } from '../../shared/show-when';

/** What a referral looks like and was merged with, fetched where there is any of it. */
@Component({
  selector: 'g-duplicates-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: ':host { display: contents; }',
})
export class DuplicatesPlace {
  readonly case = input.required<Case>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => {
        const { duplicates, mergedInto, merged } = this.case().referral;
        return duplicates.length > 0 || mergedInto !== null || merged.length > 0;
      },
      this.place,
      async () => (await import('./duplicate-list')).DuplicateList,
      [inputBinding('case', this.case)],
    );
  }
}
