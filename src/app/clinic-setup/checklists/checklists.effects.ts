import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap, tap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { Drafts } from '../../shared/drafts/drafts';
import { Notices } from '../../shared/notices/notices';
import { templateEditorActions, templatesApiActions } from './checklists.actions';

/** Published once, and only then is what was typed let go. */
export const publish = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), drafts = inject(Drafts)) => {
    return actions.pipe(
      ofType(templateEditorActions.published),
      exhaustMap(({ templateId, draftKey, content }) => {
        const { kind, version, ...written } = content;
        const answer =
          templateId === null
            ? api.write('POST', '/api/checklist-templates', { kind, ...written })
            : api.write('PUT', `/api/checklist-templates/${templateId}`, { version, ...written });
        const { title } = content;
        return answer.pipe(
          tap(() => {
            drafts.forget(draftKey);
          }),
          mapResponse({
            next: () => templatesApiActions.templatePublished({ title, version: version + 1 }),
            error: (failure: ApiFailure) => templatesApiActions.templateRefused({ failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);

/** Back to the list, which already shows it. */
export const afterPublishing = createEffect(
  (actions = inject(Actions), notices = inject(Notices), router = inject(Router)) => {
    return actions.pipe(
      ofType(templatesApiActions.templatePublished),
      tap(({ title, version }) => {
        notices.done(
          $localize`“${title}:title:” is published as version ${version}:version:. Checklists that run keep theirs.`,
        );
        void router.navigateByUrl('/set-up/checklists');
      }),
    );
  },
  { functional: true, dispatch: false },
);
