import { isClinicDate } from '#domain/time/clinic-date';
import type { Routes, UrlSegment, UrlMatchResult } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as pinboardEffects from './pinboard/pinboard.effects';
import { pinboardFeature } from './pinboard/pinboard.state';
import * as effects from './procedure-slots.effects';
import * as notices from './procedure-slots-notices.effects';
import { procedureSlotsFeature } from './procedure-slots.state';

/** `/board/2026-09-14`, or `/board` for today: one page, so that changing the day redraws no frame. */
function dayOrToday(segments: UrlSegment[]): UrlMatchResult {
  const [first] = segments;
  return first !== undefined && isClinicDate(first.path)
    ? { consumed: [first], posParams: { date: first } }
    : { consumed: [] };
}

const providers = [
  provideState(procedureSlotsFeature),
  provideState(pinboardFeature),
  provideEffects(effects, notices, pinboardEffects),
];

export default [
  {
    path: 'gaps',
    title: $localize`Gaps`,
    loadComponent: () => import('./gaps/gaps-page').then(({ GapsPage }) => GapsPage),
  },
  {
    path: 'rescue',
    title: $localize`Absence`,
    loadComponent: () => import('./rescue/rescue-page').then(({ RescuePage }) => RescuePage),
  },
  {
    path: 'preparation/:bookingId',
    title: $localize`Preparation sheet`,
    loadComponent: () =>
      import('./preparation/preparation-page').then(({ PreparationPage }) => PreparationPage),
  },
  {
    matcher: dayOrToday,
    providers,
    loadComponent: () => import('./board/board-page').then(({ BoardPage }) => BoardPage),
    children: [
      {
        path: 'gap/:roomId/:physicianId/:start',
        title: $localize`Fill a gap`,
        loadComponent: () => import('./gaps/gap-panel').then(({ GapPanel }) => GapPanel),
      },
      {
        path: ':bookingId',
        title: $localize`Booking`,
        loadComponent: () =>
          import('./booking-detail/booking-detail').then(({ BookingDetail }) => BookingDetail),
      },
    ],
  },
] satisfies Routes;
