import type { SavedFilter } from '#contract/saved-filters';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';

export const savedFiltersActions = createActionGroup({
  source: 'Saved filters',
  events: {
    Wanted: emptyProps(),
    /** `id` and `position` of one that was removed bring it back as it was. */
    Saved: props<{ name: string; query: string; id?: string; position?: number }>(),
    Renamed: props<{ filter: SavedFilter; name: string }>(),
    Removed: props<{ filter: SavedFilter; position: number }>(),
  },
});

export const savedFiltersApiActions = createActionGroup({
  source: 'Saved filters API',
  events: {
    Answered: props<{ filters: readonly SavedFilter[] }>(),
    Failed: props<{ failure: ApiFailure }>(),
  },
});
