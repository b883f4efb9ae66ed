import type { ListLook, LookedList } from '#contract/list-look';
import type { SeenRows } from '#domain/daily-list/seen';
import { createActionGroup, props } from '@ngrx/store';

export const listLookActions = createActionGroup({
  source: 'Look at a list',
  events: {
    /** One's own list of a day comes into view. */
    Shown: props<{ list: LookedList }>(),
    /** These rows were seen as they are, and these are known to be gone. */
    Seen: props<{ list: LookedList; rows: SeenRows; gone: readonly string[] }>(),
  },
});

export const listLookApiActions = createActionGroup({
  source: 'Looks API',
  events: {
    Found: props<{ list: LookedList; look: ListLook['look'] }>(),
    /** Nothing is marked, and nothing counts as seen. */
    Failed: props<{ list: LookedList }>(),
  },
});
