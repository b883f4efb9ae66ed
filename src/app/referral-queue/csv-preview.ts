import type { CsvPreviewRow } from '#contract/referral-csv';
import { csvLine, CSV_MARK } from '#domain/referral/csv-text';
import { CSV_COLUMNS, type CsvColumn, type CsvFault } from '#domain/referral/referral-csv';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Store } from '@ngrx/store';
import { Icon } from '../shared/icon/icon';
import { FailureNote } from '../shared/refusals/failure';
import { csvImportActions } from './csv-import.actions';
import type { CsvOpened } from './csv-import.state';
import { csvFateWords, csvFaultWords } from './csv-words';
import { faultWords } from './fault-words';

/** A CSV file before any of it is taken in: each row, what would come of it, and its faults. */
@Component({
  selector: 'g-csv-preview',
  imports: [FailureNote, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './csv-preview.html',
  styleUrl: './csv-preview.scss',
})
export class CsvPreviewTable {
  readonly #store = inject(Store);
  readonly opened = input.required<CsvOpened>();

  protected readonly onlyFaulty = signal(false);
  protected readonly rows = computed(() => this.opened().preview?.rows ?? []);
  protected readonly faulty = computed(() => this.rows().filter(({ faults }) => faults.length > 0));
  protected readonly whole = computed(() => this.rows().length - this.faulty().length);
  protected readonly shown = computed(() => (this.onlyFaulty() ? this.faulty() : this.rows()));
  protected readonly fileFaults = computed(() =>
    (this.opened().preview?.faults ?? []).map((fault) => ({
      place: fault.place,
      words: faultWords(fault),
    })),
  );
  protected readonly oldCharset = computed(() => this.opened().preview?.charset === 'windows-1252');
  protected readonly fateWords = csvFateWords;
  protected readonly faultWords = csvFaultWords;

  protected cell(row: CsvPreviewRow, column: CsvColumn): string {
    return row.cells[CSV_COLUMNS.indexOf(column)] ?? '';
  }

  protected name(row: CsvPreviewRow): string {
    return [this.cell(row, 'family_name'), this.cell(row, 'given_name')].filter(Boolean).join(', ');
  }

  protected diagnosis(row: CsvPreviewRow): string {
    return [this.cell(row, 'diagnosis_code'), this.cell(row, 'diagnosis')]
      .filter(Boolean)
      .join(' ');
  }

  protected about(fault: CsvFault): string {
    return [fault.column, fault.found === '' ? null : `“${fault.found}”`].filter(Boolean).join(' ');
  }

  protected takeIn(): void {
    const { file, preview } = this.opened();
    if (preview === null) return;
    const leaveOut = this.faulty().length;
    this.#store.dispatch(csvImportActions.takeInAsked({ file, hash: preview.hash, leaveOut }));
  }

  /** The rows that stay out, to be mended and dropped again. */
  protected download(): void {
    const lines = [CSV_COLUMNS, ...this.faulty().map(({ cells }) => cells)].map(csvLine);
    const url = URL.createObjectURL(new Blob([CSV_MARK, ...lines], { type: 'text/csv' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = this.opened().file.name.replace(/(\.\w+)?$/, '-faults.csv');
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(url);
    });
  }
}
