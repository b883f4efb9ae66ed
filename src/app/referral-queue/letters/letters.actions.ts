import { createActionGroup, props } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';

/** A file on its way to a referral. */
export interface LetterUpload {
  readonly id: string;
  readonly referralId: string;
  readonly name: string;
  readonly file: File;
}

let uploads = 0;
export const uploadOf = (referralId: string, file: File, name = file.name): LetterUpload => ({
  id: `upload-${(uploads += 1)}`,
  referralId,
  name,
  file,
});

export const lettersPageActions = createActionGroup({
  source: 'Letters',
  events: {
    'Letter chosen': props<{ upload: LetterUpload }>(),
    'Upload left out': props<{ id: string }>(),
    'Letter withdrawn': props<{ referralId: string; attachmentId: string; reason: string }>(),
  },
});

export const lettersApiActions = createActionGroup({
  source: 'Letters API',
  events: {
    Attached: props<{ id: string }>(),
    'Not attached': props<{ id: string; failure: ApiFailure }>(),
    'Withdraw refused': props<{ failure: ApiFailure }>(),
    Withdrawn: props<{ attachmentId: string }>(),
  },
});
