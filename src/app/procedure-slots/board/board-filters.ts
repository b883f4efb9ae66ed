import { SIDES } from '#domain/referral/laterality';
import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Store } from '@ngrx/store';
import { sideWord } from '../../shared/words/referral-words';
import { selectProcedureTypes } from '../../state/procedure-types.state';
import { selectPhysicians } from '../../state/resources.state';
import {
  FILTER_KEYS,
  STANDINGS,
  isFiltering,
  type BoardFilter,
  type FilterKey,
  type Standing,
} from './board-filter';

/** Filters as they go into the address; `null` takes one out. */
export type FilterChange = Readonly<Partial<Record<FilterKey, string | null>>>;

/** Picks bookings out on the board; the others are dimmed, so that what is taken stays in sight. */
@Component({
  selector: 'g-board-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'groupLabel' },
  template: `
    @for (each of choices(); track each.key) {
      <select
        class="g-select"
        [attr.aria-label]="each.label"
        [class.is-set]="filter()[each.key] !== null"
        (change)="set(each.key, $any($event.target).value)"
      >
        <option value="" [selected]="filter()[each.key] === null">{{ each.all }}</option>
        @for (option of each.options; track option.value) {
          <option [value]="option.value" [selected]="filter()[each.key] === option.value">
            {{ option.words }}
          </option>
        }
      </select>
    }
    @if (isOn()) {
      <button type="button" class="g-button g-button--quiet g-button--small" (click)="clear()">
        <ng-container i18n>Clear filters</ng-container>
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 6px;
      flex: none;
      padding: 4px var(--g-4);
      border-bottom: 1px solid var(--g-line);
      overflow-x: auto;
    }
    .g-select {
      width: 160px;
      min-width: 0;
      height: 28px;
      padding-block: 0;
      font-size: 12px;
    }
    .is-set {
      border-color: var(--g-accent);
      background-color: var(--g-accent-soft);
      font-weight: 600;
    }
  `,
})
export class BoardFilters {
  readonly filter = input.required<BoardFilter>();
  readonly changed = output<FilterChange>();

  protected set(key: FilterKey, value: string): void {
    this.changed.emit({ [key]: value || null });
  }

  protected clear(): void {
    this.changed.emit(Object.fromEntries(FILTER_KEYS.map((key) => [key, null])));
  }

  readonly #store = inject(Store);
  readonly #physicians = this.#store.selectSignal(selectPhysicians);
  readonly #types = this.#store.selectSignal(selectProcedureTypes);
  protected readonly groupLabel = $localize`Pick bookings out`;
  protected readonly isOn = computed(() => isFiltering(this.filter()));
  protected readonly choices = computed(() => [
    {
      key: 'physician' as const,
      label: $localize`Physician`,
      all: $localize`Any physician`,
      options: this.#physicians().map(({ id, name }) => ({ value: id, words: name })),
    },
    {
      key: 'procedure' as const,
      label: $localize`Procedure`,
      all: $localize`Any procedure`,
      options: this.#types().map(({ id, name }) => ({ value: id, words: name })),
    },
    {
      key: 'side' as const,
      label: $localize`Side`,
      all: $localize`Any side`,
      options: SIDES.map((side) => ({ value: side, words: sideWord(side) })),
    },
    {
      key: 'standing' as const,
      label: $localize`Standing`,
      all: $localize`Any standing`,
      options: STANDINGS.map((value) => ({ value, words: standingWord(value) })),
    },
  ]);
}

function standingWord(standing: Standing): string {
  switch (standing) {
    case 'provisional':
      return $localize`Provisional`;
    case 'not-told':
      return $localize`Not told`;
    case 'not-ready':
      return $localize`Not ready`;
  }
}
