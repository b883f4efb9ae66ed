import { createFeature, createReducer, on } from '@ngrx/store';
import type { ApiFailure } from '../../shared/api-failure';
import { templateEditorActions, templatesApiActions } from './checklists.actions';

interface PublishingState {
  /** On its way, or there: what arrives meanwhile is one's own. */
  readonly publishing: 'no' | 'sent' | 'done';
  /** Why the checklist that is open could not be published. */
  readonly failure: ApiFailure | null;
}

const AT_REST: PublishingState = { publishing: 'no', failure: null };

export const publishingFeature = createFeature({
  name: 'checklistPublishing',
  reducer: createReducer(
    AT_REST,
    on(templateEditorActions.opened, (): PublishingState => AT_REST),
    on(templateEditorActions.published, (): PublishingState => ({
      publishing: 'sent',
      failure: null,
    })),
    on(templatesApiActions.templatePublished, (): PublishingState => ({
      publishing: 'done',
      failure: null,
    })),
    on(templatesApiActions.templateRefused, (_, { failure }): PublishingState => ({
      publishing: 'no',
      failure,
    })),
  ),
});

export const { selectPublishing, selectFailure: selectPublishFailure } = publishingFeature;
