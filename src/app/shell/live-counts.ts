import { type Signal, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Store } from '@ngrx/store';
import { filter, startWith, switchMap, take } from 'rxjs';
import { fetchPart } from '../shared/fetch-part';
import { selectPicture } from '../state/live-feed.state';
import type { RailCounts } from './rail-counts';

/** The rail's counts, kept current. What they rest on is fetched once the first page stands. */
export function liveCounts(): Signal<RailCounts> {
  const store = inject(Store);
  const counts = store.select(selectPicture).pipe(
    filter((picture) => picture === 'loaded'),
    take(1),
    switchMap(() => fetchPart(() => import('./rail-counts.state'))),
    switchMap(({ selectRailCounts }) => store.select(selectRailCounts)),
    startWith({}),
  );
  return toSignal(counts, { requireSync: true });
}
