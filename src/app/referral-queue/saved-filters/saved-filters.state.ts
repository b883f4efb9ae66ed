import type { SavedFilter } from '#contract/saved-filters';
import { createFeature, createReducer, on } from '@ngrx/store';
import { savedFiltersApiActions } from './saved-filters.actions';

interface SavedFiltersState {
  readonly filters: readonly SavedFilter[];
}

export const savedFiltersFeature = createFeature({
  name: 'savedFilters',
  reducer: createReducer<SavedFiltersState>(
    { filters: [] },
    on(savedFiltersApiActions.answered, (_, { filters }): SavedFiltersState => ({ filters })),
  ),
});

export const { selectFilters: selectSavedFilters } = savedFiltersFeature;
