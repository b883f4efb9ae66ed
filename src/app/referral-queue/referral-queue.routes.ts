import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import * as csvEffects from './csv-import.effects';
import { csvImportFeature } from './csv-import.state';
import * as listEffects from './queue-list/queue-list.effects';
import { queueListFeature } from './queue-list/queue-list.state';
import { actingOnMany } from './bulk/bulk.effects';
import { bulkFeature } from './bulk/bulk.state';
import * as letterEffects from './letters/letters.effects';
import { lettersFeature } from './letters/letters.state';
import * as effects from './referral-queue.effects';
import { referralQueueFeature } from './referral-queue.state';
import * as savedFiltersEffects from './saved-filters/saved-filters.effects';
import { savedFiltersFeature } from './saved-filters/saved-filters.state';

/** The queue stays where it is; what is chosen from it opens beside it, under its own address. */
export default [
  {
    path: '',
    providers: [
      provideState(referralQueueFeature),
      provideState(queueListFeature),
      provideState(bulkFeature),
      provideState(csvImportFeature),
      provideState(savedFiltersFeature),
      provideState(lettersFeature),
      provideEffects(effects, listEffects, csvEffects, savedFiltersEffects, letterEffects, {
        actingOnMany,
      }),
    ],
    loadComponent: () => import('./queue-page').then(({ QueuePage }) => QueuePage),
    children: [
      {
        path: 'new',
        title: $localize`New referral`,
        loadComponent: () => import('./new-referral').then(({ NewReferral }) => NewReferral),
      },
      {
        path: 'import',
        title: $localize`Import`,
        loadComponent: () => import('./import-panel').then(({ ImportPanel }) => ImportPanel),
      },
      {
        path: ':referralId',
        title: $localize`Referral`,
        loadComponent: () =>
          import('./referral/referral-detail').then(({ ReferralDetail }) => ReferralDetail),
      },
    ],
  },
] satisfies Routes;
