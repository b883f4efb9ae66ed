import type { Routes, UrlMatchResult, UrlSegment } from '@angular/router';
import { provideState } from '@ngrx/store';
import { dailyListFeature } from './daily-list.state';

/** `/my-list` and `/my-list/:date` are one page, which stays while the day changes. */
function withOrWithoutDate(segments: UrlSegment[]): UrlMatchResult | null {
  const [date] = segments;
  if (segments.length > 1) return null;
  return { consumed: segments, posParams: date === undefined ? {} : { date } };
}

export default [
  {
    path: '',
    providers: [provideState(dailyListFeature)],
    children: [
      {
        matcher: withOrWithoutDate,
        loadComponent: () => import('./daily-list-page').then(({ DailyListPage }) => DailyListPage),
      },
    ],
  },
] satisfies Routes;
