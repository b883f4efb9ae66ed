import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { mapResponse } from '@ngrx/operators';
import { exhaustMap, tap } from 'rxjs';
import { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import { Drafts } from '../../shared/drafts/drafts';
import { setUpApiActions, setUpPageActions } from '../set-up.actions';

/** Published once, and only then is what was typed let go. */
export const publish = createEffect(
  (actions = inject(Actions), api = inject(ApiClient), drafts = inject(Drafts)) => {
    return actions.pipe(
      ofType(setUpPageActions.templatePublished),
      exhaustMap(({ templateId, draft, content }) => {
        const { kind, version, ...written } = content;
        const answer =
          templateId === null
            ? api.write('POST', '/api/checklist-templates', { kind, ...written })
            : api.write('PUT', `/api/checklist-templates/${templateId}`, { version, ...written });
        const next = version + 1;
        return answer.pipe(
          tap(() => {
            drafts.forget(draft);
          }),
          mapResponse({
            next: () =>
              setUpApiActions.saved({
                said: $localize`“${content.title}:title:” is published as version ${next}:version:. Checklists that run keep theirs.`,
                back: '/set-up/checklists',
              }),
            error: (failure: ApiFailure) => setUpApiActions.refused({ failure }),
          }),
        );
      }),
    );
  },
  { functional: true },
);
