import type { CsvPreview } from '#contract/referral-csv';
import type { ImportOutcome } from '#domain/referral/incoming';
import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';

export const csvImportActions = createActionGroup({
  source: 'CSV import',
  events: {
    'Looked over': props<{ file: File; preview: CsvPreview }>(),
    'Look over failed': props<{ file: File; failure: ApiFailure }>(),
    'Take in asked': props<{ file: File; hash: string; leaveOut: number }>(),
    'Taken in': props<{ file: File; outcomes: readonly ImportOutcome[] }>(),
    'Take in failed': props<{ file: File; failure: ApiFailure }>(),
  },
});
