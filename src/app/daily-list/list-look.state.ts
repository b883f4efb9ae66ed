import type { ListLook, LookedList } from '#contract/list-look';
import { createFeature, createReducer, on } from '@ngrx/store';
import { listLookActions, listLookApiActions } from './list-look.actions';

interface ListLookState {
  /** The list that is looked at. */
  readonly list: LookedList | null;
  /** What was seen of it; `undefined` while nobody knows. */
  readonly look: ListLook['look'] | undefined;
}

const NOTHING: ListLookState = { list: null, look: undefined };

export const isSameList = (a: LookedList | null, b: LookedList): boolean =>
  a?.physicianId === b.physicianId && a.date === b.date;

export const listLookFeature = createFeature({
  name: 'listLook',
  reducer: createReducer(
    NOTHING,
    on(listLookActions.shown, (_, { list }): ListLookState => ({ list, look: undefined })),
    // At once: what could not be kept is marked again the next time.
    on(listLookActions.seen, (state, { list, rows, gone }): ListLookState => {
      const { look } = state;
      if (!look || !isSameList(state.list, list)) return state;
      const left = Object.entries(look.rows).filter(([id]) => !gone.includes(id));
      return { list, look: { ...look, rows: { ...Object.fromEntries(left), ...rows } } };
    }),
    on(listLookApiActions.found, (state, { list, look }): ListLookState =>
      isSameList(state.list, list) ? { list, look } : state,
    ),
  ),
});

export const { selectLook } = listLookFeature;
