import type { Routes } from '@angular/router';
import { provideEffects } from '@ngrx/effects';
import { provideState } from '@ngrx/store';
import { ChecklistsPage } from './checklists-page';
import * as checklistsEffects from './checklists.effects';
import { publishingFeature } from './checklists.state';

/** Own parts: whoever only looks at the list fetches no editor. */
export default [
  {
    path: '',
    providers: [provideState(publishingFeature), provideEffects(checklistsEffects)],
    children: [
      { path: '', component: ChecklistsPage },
      {
        path: 'new',
        loadComponent: () =>
          import('./template-editor').then(({ TemplateEditor }) => TemplateEditor),
      },
      {
        path: ':id/versions',
        loadComponent: () => import('./versions-page').then(({ VersionsPage }) => VersionsPage),
      },
      {
        path: ':id',
        loadComponent: () =>
          import('./template-editor').then(({ TemplateEditor }) => TemplateEditor),
      },
    ],
  },
] satisfies Routes;
