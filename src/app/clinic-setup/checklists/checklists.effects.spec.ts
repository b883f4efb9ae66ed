import type { Action } from '@ngrx/store';
import { Actions } from '@ngrx/effects';
import type { Router } from '@angular/router';
import { Subject, of, throwError } from 'rxjs';
import { aTemplate } from '#domain/testing/template-builders';
import type { ApiClient } from '../../shared/api-client';
import type { ApiFailure } from '../../shared/api-failure';
import type { Drafts } from '../../shared/drafts/drafts';
import type { Notices } from '../../shared/notices/notices';
import { templateEditorActions, templatesApiActions } from './checklists.actions';
import { afterPublishing, publish } from './checklists.effects';
import { publishingFeature } from './checklists.state';

const { kind, title, procedureTypeIds, items } = aTemplate('sign-out');
const content = { kind, title, procedureTypeIds, items, version: 3 };
const failure: ApiFailure = { kind: 'refused', refusals: [{ code: 'checklist-title-missing' }] };

describe('Publishing a checklist from a desk', () => {
  let actions: Subject<Action>;
  let heard: Action[];
  let sent: unknown[];
  let forgotten: string[];

  const publishWith = (refusal: ApiFailure | null): void => {
    const api = {
      write: (...request: unknown[]) => {
        sent.push(request);
        return refusal === null ? of([]) : throwError(() => refusal);
      },
    } as unknown as ApiClient;
    const drafts = { forget: (key: string) => forgotten.push(key) } as unknown as Drafts;
    publish(new Actions(actions), api, drafts).subscribe((action) => heard.push(action));
  };
  beforeEach(() => {
    actions = new Subject();
    [heard, sent, forgotten] = [[], [], []];
  });

  it('sends the next version, then lets go of what was typed', () => {
    publishWith(null);
    actions.next(templateEditorActions.published({ templateId: 't', draftKey: 'd', content }));
    expect(sent).toEqual([
      ['PUT', '/api/checklist-templates/t', { version: 3, title, procedureTypeIds, items }],
    ]);
    expect(forgotten).toEqual(['d']);
    expect(heard).toEqual([templatesApiActions.templatePublished({ title, version: 4 })]);
  });

  it('sends a first version with its kind', () => {
    publishWith(null);
    const first = { ...content, version: 0 };
    actions.next(
      templateEditorActions.published({ templateId: null, draftKey: 'd', content: first }),
    );
    expect(sent).toEqual([
      ['POST', '/api/checklist-templates', { kind, title, procedureTypeIds, items }],
    ]);
    expect(heard).toEqual([templatesApiActions.templatePublished({ title, version: 1 })]);
  });

  it('keeps what was typed when refused', () => {
    publishWith(failure);
    actions.next(templateEditorActions.published({ templateId: 't', draftKey: 'd', content }));
    expect(forgotten).toEqual([]);
    expect(heard).toEqual([templatesApiActions.templateRefused({ failure })]);
  });

  it('says that it is published, and goes back to the list', () => {
    const said: string[] = [];
    const went: string[] = [];
    const notices = { done: (sentence: string) => said.push(sentence) } as unknown as Notices;
    const router = { navigateByUrl: (url: string) => went.push(url) } as unknown as Router;
    afterPublishing(new Actions(actions), notices, router).subscribe();
    actions.next(templatesApiActions.templatePublished({ title, version: 4 }));
    expect(said).toEqual([
      '“Sign-out” is published as version 4. Checklists that run keep theirs.',
    ]);
    expect(went).toEqual(['/set-up/checklists']);
  });

  it('is under way until answered, and forgets the failure when another one opens', () => {
    const { reducer } = publishingFeature;
    const asked = templateEditorActions.published({ templateId: 't', draftKey: 'd', content });
    const sending = reducer(undefined, asked);
    expect(sending).toEqual({ publishing: 'sent', failure: null });
    const refused = reducer(sending, templatesApiActions.templateRefused({ failure }));
    expect(refused).toEqual({ publishing: 'no', failure });
    expect(reducer(refused, templateEditorActions.opened()).failure).toBeNull();
    const done = reducer(sending, templatesApiActions.templatePublished({ title, version: 4 }));
    expect(done.publishing).toBe('done');
  });
});
