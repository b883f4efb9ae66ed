import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'checklist-template',
  (snapshot) => snapshot.checklistTemplates,
  (template) => template.id,
);

export const checklistTemplatesFeature = createFeature({
  name: 'checklistTemplates',
  reducer,
  extraSelectors: ({ selectChecklistTemplatesState }) =>
    adapter.getSelectors(selectChecklistTemplatesState),
});

export const {
  selectAll: selectChecklistTemplates,
  selectEntities: selectChecklistTemplateEntities,
} = checklistTemplatesFeature;
