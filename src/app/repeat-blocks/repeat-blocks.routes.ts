import type { Route, Routes, UrlMatchResult, UrlSegment } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as repeatBlocksEffects from './repeat-blocks.effects';
import { repeatBlocksFeature } from './repeat-blocks.state';

/** `/series` and `/series/:id` are one page: opening a series must not move the list. */
function withOrWithoutSeries(segments: UrlSegment[]): UrlMatchResult | null {
  const [id] = segments;
  if (segments.length > 1) return null;
  return { consumed: segments, posParams: id === undefined ? {} : { id } };
}

const page: Route = {
  matcher: withOrWithoutSeries,
  loadComponent: () => import('./series-page').then(({ SeriesPage }) => SeriesPage),
};

export default [
  {
    path: '',
    providers: [provideState(repeatBlocksFeature), provideEffects(repeatBlocksEffects)],
    children: [
      {
        path: 'new',
        title: $localize`Plan a series`,
        loadComponent: () => import('./series-planner').then(({ SeriesPlanner }) => SeriesPlanner),
      },
      page,
    ],
  },
] satisfies Routes;
