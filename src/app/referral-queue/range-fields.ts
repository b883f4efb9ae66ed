import type { DateRange } from '#domain/time/clinic-date';
import {
  ChangeDetectionStrategy,
  Component,
  booleanAttribute,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormDraft } from '../shared/drafts/form-draft';
import { Icon } from '../shared/icon/icon';

/** A range being typed; a key of its own keeps the typed one when another is taken out. */
interface Typed {
  readonly key: number;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
}

/** Days from and to, several of them. Its fields are named `<name>-from`, `-to` and `-reason`. */
@Component({
  selector: 'g-range-fields',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="g-field">
      <legend class="g-field__label">{{ legend() }}</legend>
      @for (range of typed(); track range.key) {
        <div class="range">
          <input
            class="g-input"
            type="date"
            required
            [name]="name() + '-from'"
            i18n-aria-label
            aria-label="From"
            [value]="range.from"
          />
          <span aria-hidden="true">–</span>
          <input
            class="g-input"
            type="date"
            [name]="name() + '-to'"
            i18n-aria-label
            aria-label="To, empty while nobody knows"
            [value]="range.to"
          />
          @if (withReason()) {
            <input
              class="g-input reason"
              required
              maxlength="2000"
              [name]="name() + '-reason'"
              i18n-aria-label
              aria-label="Reason"
              i18n-placeholder
              placeholder="Reason"
              [value]="range.reason"
            />
          }
          <button
            type="button"
            class="g-icon-button"
            i18n-aria-label
            aria-label="Take these days out"
            (click)="remove(range.key)"
          >
            <g-icon name="close" [size]="18" />
          </button>
        </div>
      }
      <button type="button" class="g-button g-button--small add" (click)="add()">
        <g-icon name="add" [size]="16" />
        <span i18n>Add days</span>
        <span class="g-sr">{{ legend() }}</span>
      </button>
    </fieldset>
  `,
  styles: `
    .range {
      display: flex;
      align-items: center;
      gap: var(--g-2);
    }
    .range .g-input {
      width: auto;
      min-width: 0;
    }
    .reason {
      flex: 1;
    }
    .add {
      align-self: flex-start;
    }
  `,
})
export class RangeFields {
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly ranges = input.required<readonly (DateRange & { readonly reason?: string })[]>();
  readonly withReason = input(false, { transform: booleanAttribute });

  readonly #draft = inject(FormDraft, { optional: true });
  #nextKey = 0;
  protected readonly typed = linkedSignal((): readonly Typed[] =>
    this.#rows().map((row) => ({ ...row, key: this.#nextKey++ })),
  );

  /** As they are known, or as they were being typed before a reload. */
  #rows(): readonly Omit<Typed, 'key'>[] {
    const known = this.ranges().map(({ from, to, reason }) => ({
      from,
      to: to ?? '',
      reason: reason ?? '',
    }));
    const rows = this.#draft?.rowsOf(this.name(), ['from', 'to', 'reason'], known) ?? known;
    return rows.map(({ from = '', to = '', reason = '' }) => ({ from, to, reason }));
  }

  protected add(): void {
    this.typed.update((typed) => [
      ...typed,
      { key: this.#nextKey++, from: '', to: '', reason: '' },
    ]);
  }

  protected remove(key: number): void {
    this.typed.update((typed) => typed.filter((range) => range.key !== key));
  }
}
