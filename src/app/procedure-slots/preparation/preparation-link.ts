import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { PrintedNote } from './printed-note';
import { SheetPrints } from './sheet-prints';
import { selectSheetFor } from './sheet.state';

/** Beside a booking: the way to its sheet, and whether the paper that went out is still right. */
@Component({
  selector: 'g-preparation-link',
  imports: [PrintedNote, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  providers: [SheetPrints],
  template: `
    <a [routerLink]="['/board/preparation', bookingId()]" i18n>Preparation sheet</a>
    <g-printed-note [now]="now()" />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--g-1);
    }
    a {
      align-self: flex-start;
    }
  `,
})
export class PreparationLink {
  readonly bookingId = input.required<string>();

  readonly #sheetFor = inject(Store).selectSignal(selectSheetFor);
  readonly #prints = inject(SheetPrints);
  protected readonly now = computed(() => this.#sheetFor()(this.bookingId())?.sheet ?? null);

  constructor() {
    effect((onCleanup) => {
      const reading = this.#prints.readOf(this.bookingId());
      onCleanup(() => {
        reading.unsubscribe();
      });
    });
  }
}
