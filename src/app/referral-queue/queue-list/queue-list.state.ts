import type { QueueRow } from '#domain/referral/queue-row';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { queueActions } from '../../state/queue.actions';
import { queueListActions, queueListApiActions } from './queue-list.actions';
import { viewQuery, type QueueView } from './queue-view';

/** Rows of one page. */
export const PAGE_ROWS = 100;
/** A list may have 100,000 rows: only the pages around what is seen stay on this desk. */
const PAGES_AT_HAND = 12;

interface Page {
  readonly rows: readonly QueueRow[];
  /** Somebody has changed something since: it is asked for again when it comes into sight. */
  readonly stale: boolean;
}

interface QueueListState {
  readonly view: QueueView | null;
  /** `null` until the first page of this view has come. */
  readonly total: number | null;
  /** Nothing has the words: what is shown is written alike. */
  readonly alike: boolean;
  readonly pages: Readonly<Record<number, Page>>;
  /** Numbers of the first and the last page in sight. */
  readonly inSight: { readonly first: number; readonly last: number };
  readonly failure: ApiFailure | null;
}

const NOTHING: QueueListState = {
  view: null,
  total: null,
  alike: false,
  pages: {},
  inSight: { first: 0, last: 0 },
  failure: null,
};

export const pageOf = (place: number): number => Math.max(0, Math.floor(place / PAGE_ROWS));

/** The pages nearest to what is seen. */
function nearest(
  pages: QueueListState['pages'],
  { first, last }: QueueListState['inSight'],
): QueueListState['pages'] {
  const numbers = Object.keys(pages).map(Number);
  if (numbers.length <= PAGES_AT_HAND) return pages;
  const distance = (page: number): number => Math.max(first - page, page - last, 0);
  const kept = numbers.sort((a, b) => distance(a) - distance(b)).slice(0, PAGES_AT_HAND);
  return Object.fromEntries(kept.map((page) => [page, pages[page] as Page]));
}

const isOf = (state: QueueListState, view: QueueView): boolean =>
  state.view !== null && viewQuery(state.view) === viewQuery(view);

export const queueListFeature = createFeature({
  name: 'queueList',
  reducer: createReducer(
    NOTHING,
    on(queueListActions.viewShown, (state, { view }): QueueListState =>
      isOf(state, view) ? { ...state, view } : { ...NOTHING, view },
    ),
    on(queueListActions.rowsInSight, (state, { first, last }): QueueListState => ({
      ...state,
      inSight: { first: pageOf(first), last: pageOf(last) },
    })),
    on(queueListApiActions.pageFound, (state, { view, page }): QueueListState => {
      if (!isOf(state, view)) return state;
      const number = pageOf(page.offset);
      const pages = { ...state.pages, [number]: { rows: page.rows, stale: false } };
      const { total, alike } = page;
      return { ...state, total, alike, pages: nearest(pages, state.inSight), failure: null };
    }),
    on(queueListApiActions.pageFailed, (state, { view, failure }): QueueListState =>
      isOf(state, view) ? { ...state, failure } : state,
    ),
    on(queueActions.listsTurned, (state): QueueListState => ({
      ...state,
      pages: Object.fromEntries(
        Object.entries(state.pages).map(([number, { rows }]) => [number, { rows, stale: true }]),
      ),
    })),
  ),
  extraSelectors: ({ selectPages, selectTotal, selectInSight, selectFailure }) => ({
    /** The whole list: `null` where a row is not on this desk. */
    selectRows: createSelector(selectPages, selectTotal, (pages, total) => {
      const rows = new Array<QueueRow | null>(total ?? 0).fill(null);
      for (const [number, page] of Object.entries(pages))
        for (const [index, row] of page.rows.entries()) {
          const place = Number(number) * PAGE_ROWS + index;
          if (place < rows.length) rows[place] = row;
        }
      return rows;
    }),
    /** Pages that are seen and not here, or not as they now are. */
    selectLacking: createSelector(
      selectPages,
      selectTotal,
      selectInSight,
      selectFailure,
      (pages, total, { first, last }, failure) => {
        if (total === null) return failure === null ? [] : [0];
        const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
        return numbers.filter(
          (number) =>
            (number === 0 || number * PAGE_ROWS < total) && (pages[number]?.stale ?? true),
        );
      },
    ),
  }),
});

export const {
  selectView,
  selectTotal,
  selectAlike,
  selectRows,
  selectLacking,
  selectFailure: selectListFailure,
} = queueListFeature;
