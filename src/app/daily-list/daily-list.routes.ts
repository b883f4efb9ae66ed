import type { Routes, UrlMatchResult, UrlSegment } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as effects from './daily-list.effects';
import * as lookEffects from './list-look.effects';
import { listLookFeature } from './list-look.state';
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
    providers: [
      provideState(dailyListFeature),
      provideState(listLookFeature),
      provideEffects(effects, lookEffects),
    ],
    children: [
      {
        matcher: withOrWithoutDate,
        loadComponent: () => import('./daily-list-page').then(({ DailyListPage }) => DailyListPage),
      },
    ],
  },
] satisfies Routes;
