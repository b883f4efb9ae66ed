import { computed, linkedSignal, type Signal } from '@angular/core';
import { keepColumns } from './board-geometry';
import type { Board, Column } from './board-layout';
import { columnsSeen, isSameIndexes, isSameMinutes, minutesSeen, type Seen } from './board-window';

/** What of a board is drawn: the columns and the minutes in sight, kept as they were where they say the same. */
export function drawnOf(board: Signal<Board>, seen: Signal<Seen>) {
  const range = computed(() => board().range, { equal: isSameMinutes });
  const all = linkedSignal<readonly Column[], readonly Column[]>({
    source: () => board().columns,
    computation: (now, before) => keepColumns(before?.value, now),
  });
  const indexes = computed(() => columnsSeen(seen(), board().columns.length), {
    equal: isSameIndexes,
  });
  return {
    all: all.asReadonly(),
    columns: computed(() => all().slice(indexes().from, indexes().to)),
    range,
    minutes: computed(() => minutesSeen(seen(), range()), { equal: isSameMinutes }),
  };
}
