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
    on(listLookApiActions.found, (state, { list, look }): ListLookState =>
      isSameList(state.list, list) ? { list, look } : state,
    ),
  ),
});

export const { selectLook } = listLookFeature;
