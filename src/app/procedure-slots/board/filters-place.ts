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
import type { BoardFilter } from './board-filter';
import type { FilterChange } from './board-filters';

/** The filters, fetched when somebody first opens them. */
@Component({
  selector: 'g-filters-place',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: '<ng-container #place />',
  styles: ':host { display: contents; }',
})
export class FiltersPlace {
  readonly filter = input.required<BoardFilter>();
  readonly changed = output<FilterChange>();

  private readonly place = viewChild.required('place', { read: ViewContainerRef });

  constructor() {
    showWhen(
      () => true,
      this.place,
      async () => (await import('./board-filters')).BoardFilters,
      [
        inputBinding('filter', this.filter),
        outputBinding<FilterChange>('changed', (change) => {
          this.changed.emit(change);
        }),
      ],
    );
  }
}
