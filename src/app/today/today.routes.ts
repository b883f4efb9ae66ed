import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import * as todayEffects from './today.effects';
import { todayFeature } from './today.state';

export default [
  {
    path: '',
    providers: [
      provideState(todayFeature),
      provideState(visitStepsFeature),
      provideEffects(todayEffects, visitStepsEffects),
    ],
    children: [
      {
        path: '',
        pathMatch: 'full',
        loadComponent: () => import('./today-page').then(({ TodayPage }) => TodayPage),
      },
      {
        path: 'calls',
        title: $localize`Follow-up calls`,
        loadComponent: () => import('./calls/calls-page').then(({ CallsPage }) => CallsPage),
      },
      {
        path: 'paper',
        title: $localize`The day on paper`,
        loadComponent: () =>
          import('./downtime/downtime-page').then(({ DowntimePage }) => DowntimePage),
      },
      {
        path: ':bookingId/going-home',
        title: $localize`Going home`,
        loadComponent: () =>
          import('./going-home/going-home-page').then(({ GoingHomePage }) => GoingHomePage),
      },
      {
        path: ':bookingId',
        title: $localize`Patient’s day`,
        loadComponent: () =>
          import('./patient-day/patient-day-page').then(({ PatientDayPage }) => PatientDayPage),
      },
    ],
  },
] satisfies Routes;
