import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { lettersApiActions, lettersPageActions, type LetterUpload } from './letters.actions';

/** On its way while it has no failure. */
export interface PendingLetter extends LetterUpload {
  readonly failure: ApiFailure | null;
}

interface LettersState {
  readonly pending: readonly PendingLetter[];
}

const without = (pending: LettersState['pending'], id: string): LettersState['pending'] =>
  pending.filter((upload) => upload.id !== id);

export const lettersFeature = createFeature({
  name: 'letters',
  reducer: createReducer<LettersState>(
    { pending: [] },
    on(lettersPageActions.letterChosen, ({ pending }, { upload }): LettersState => ({
      pending: [...without(pending, upload.id), { ...upload, failure: null }],
    })),
    on(lettersApiActions.notAttached, ({ pending }, { id, failure }): LettersState => ({
      pending: pending.map((upload) => (upload.id === id ? { ...upload, failure } : upload)),
    })),
    on(
      lettersApiActions.attached,
      lettersPageActions.uploadLeftOut,
      ({ pending }, { id }): LettersState => ({ pending: without(pending, id) }),
    ),
  ),
});

export const { selectPending } = lettersFeature;
