import type { CsvPreview } from '#contract/referral-csv';
import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { csvImportActions } from './csv-import.actions';
import { queuePageActions } from './referral-queue.actions';

/** A CSV file that was looked over and waits to be taken in. */
export interface CsvOpened {
  readonly file: File;
  readonly preview: CsvPreview | null;
  readonly failure: ApiFailure | null;
  readonly takingIn: boolean;
}

interface CsvImportState {
  readonly opened: readonly CsvOpened[];
}

const NOTHING: CsvImportState = { opened: [] };

const changed = (state: CsvImportState, file: File, over: Partial<CsvOpened>): CsvImportState => ({
  opened: state.opened.map((each) => (each.file === file ? { ...each, ...over } : each)),
});

export const csvImportFeature = createFeature({
  name: 'csvImport',
  reducer: createReducer(
    NOTHING,
    on(queuePageActions.filesChosen, queuePageActions.importClosed, (): CsvImportState => NOTHING),
    on(csvImportActions.lookedOver, (state, { file, preview }): CsvImportState => ({
      opened: [...state.opened, { file, preview, failure: null, takingIn: false }],
    })),
    on(csvImportActions.lookOverFailed, (state, { file, failure }): CsvImportState => ({
      opened: [...state.opened, { file, preview: null, failure, takingIn: false }],
    })),
    on(csvImportActions.takeInAsked, (state, { file }): CsvImportState =>
      changed(state, file, { takingIn: true, failure: null }),
    ),
    on(csvImportActions.takeInFailed, (state, { file, failure }): CsvImportState =>
      changed(state, file, { takingIn: false, failure }),
    ),
    on(csvImportActions.takenIn, (state, { file }): CsvImportState => ({
      opened: state.opened.filter((each) => each.file !== file),
    })),
  ),
});

export const { selectOpened } = csvImportFeature;
