import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as visitStepsEffects from '../shared/day/visit-steps.effects';
import { visitStepsFeature } from '../shared/day/visit-steps.state';
import * as checklistsEffects from './checklists.effects';
import * as unsavedAnswersEffects from './unsaved-answers.effects';
import { dischargeChecklistsFeature } from './checklists.state';

export default [
  // A checklist belongs to a patient of the day.
  { path: '', pathMatch: 'full', redirectTo: '/today' },
  {
    path: ':bookingId',
    providers: [
      provideState(dischargeChecklistsFeature),
      provideState(visitStepsFeature),
      provideEffects(checklistsEffects, unsavedAnswersEffects, visitStepsEffects),
    ],
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'pre-procedure' },
      {
        path: ':kind',
        loadComponent: () => import('./checklist-page').then(({ ChecklistPage }) => ChecklistPage),
      },
    ],
  },
] satisfies Routes;
