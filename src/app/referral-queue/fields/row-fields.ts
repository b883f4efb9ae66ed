import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { FormDraft } from '../../shared/drafts/form-draft';
import { Icon } from '../../shared/icon/icon';

/** One fact of each row. Its fields are named `<list>-<column>`. */
export interface RowColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'date' | 'select' | 'percent';
  readonly options?: readonly { readonly value: string; readonly words: string }[];
  readonly longest?: number;
  readonly required?: boolean;
  /** Latest day. */
  readonly latest?: string;
}

export type Row = Readonly<Record<string, string>>;

interface Typed {
  readonly key: number;
  readonly row: Row;
}

/** Facts in rows, several of them, each taken out by its own button. */
@Component({
  selector: 'g-row-fields',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset class="g-field">
      <legend class="g-field__label">{{ legend() }}</legend>
      @for (typed of typed(); track typed.key) {
        <div class="row" role="group" [attr.aria-label]="legend() + ' ' + ($index + 1)">
          @for (column of columns(); track column.name) {
            @switch (column.kind) {
              @case ('select') {
                <select
                  class="g-select"
                  [name]="name() + '-' + column.name"
                  [attr.aria-label]="column.label"
                >
                  @for (option of column.options; track option.value) {
                    <option
                      [value]="option.value"
                      [selected]="(typed.row[column.name] ?? '') === option.value"
                    >
                      {{ option.words }}
                    </option>
                  }
                </select>
              }
              @case ('date') {
                <input
                  class="g-input"
                  type="date"
                  [name]="name() + '-' + column.name"
                  [attr.aria-label]="column.label"
                  [max]="column.latest ?? ''"
                  [value]="typed.row[column.name] ?? ''"
                />
              }
              @case ('percent') {
                <input
                  class="g-input percent"
                  type="number"
                  min="0"
                  max="100"
                  step="1"
                  [name]="name() + '-' + column.name"
                  [attr.aria-label]="column.label"
                  [placeholder]="column.label"
                  [value]="typed.row[column.name] ?? ''"
                />
              }
              @default {
                <input
                  class="g-input words"
                  autocomplete="off"
                  [name]="name() + '-' + column.name"
                  [attr.aria-label]="column.label"
                  [placeholder]="column.label"
                  [required]="column.required ?? false"
                  [maxLength]="column.longest ?? 300"
                  [value]="typed.row[column.name] ?? ''"
                />
              }
            }
          }
          <button
            type="button"
            class="g-icon-button"
            [attr.aria-label]="takeOut(typed.key)"
            (click)="remove(typed.key)"
          >
            <g-icon name="close" [size]="18" />
          </button>
        </div>
      }
      <button type="button" class="g-button g-button--small add" (click)="add()">
        <g-icon name="add" [size]="16" />
        <span>{{ addWords() }}</span>
      </button>
    </fieldset>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--g-1) var(--g-2);
      padding-bottom: var(--g-2);
      border-bottom: 1px solid var(--g-line);
    }
    .g-input,
    .g-select {
      width: auto;
      min-width: 0;
    }
    .words {
      flex: 1 1 160px;
    }
    .percent {
      flex: 0 1 128px;
    }
    .add {
      align-self: flex-start;
    }
  `,
})
export class RowFields {
  readonly name = input.required<string>();
  readonly legend = input.required<string>();
  readonly addWords = input.required<string>();
  readonly columns = input.required<readonly RowColumn[]>();
  readonly rows = input.required<readonly Row[]>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #draft = inject(FormDraft, { optional: true });
  #nextKey = 0;
  protected readonly typed = linkedSignal((): readonly Typed[] =>
    this.#rows().map((row) => ({ key: this.#nextKey++, row })),
  );

  /** As they are known, or as they were being typed before a reload. */
  #rows(): readonly Row[] {
    const columns = this.columns().map(({ name }) => name);
    const rows = this.#draft?.rowsOf(this.name(), columns, this.rows()) ?? this.rows();
    return rows as readonly Row[];
  }

  protected takeOut(key: number): string {
    const index = this.typed().findIndex((each) => each.key === key);
    return $localize`Take out ${this.legend()}:list: ${index + 1}:number:`;
  }

  protected add(): void {
    this.typed.update((typed) => [...typed, { key: this.#nextKey++, row: {} }]);
    this.#focus('.row:last-of-type > :first-child');
  }

  protected remove(key: number): void {
    this.typed.update((typed) => typed.filter((each) => each.key !== key));
    this.#focus('.add');
  }

  #focus(selector: string): void {
    afterNextRender(() => this.#host.nativeElement.querySelector<HTMLElement>(selector)?.focus(), {
      injector: this.#injector,
    });
  }
}
