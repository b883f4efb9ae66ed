import type { TemplateDraft } from '#domain/discharge/template-draft';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';

/** A checklist as it was written, and the version it follows; 0 for a first one. */
export type TemplateContent = TemplateDraft & { readonly version: number };

export const templateEditorActions = createActionGroup({
  source: 'Checklist editor',
  events: {
    Opened: emptyProps(),
    /** `templateId` is `null` for the first version of one for some procedures. */
    Published: props<{ templateId: string | null; draftKey: string; content: TemplateContent }>(),
  },
});

export const templatesApiActions = createActionGroup({
  source: 'Checklist templates API',
  events: {
    'Template published': props<{ title: string; version: number }>(),
    'Template refused': props<{ failure: ApiFailure }>(),
  },
});
