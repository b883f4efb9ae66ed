import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'session-template',
  (snapshot) => snapshot.sessionTemplates,
  (template) => template.id,
);

export const sessionTemplatesFeature = createFeature({
  name: 'sessionTemplates',
  reducer,
  extraSelectors: ({ selectSessionTemplatesState }) =>
    adapter.getSelectors(selectSessionTemplatesState),
});

export const { selectAll: selectSessionTemplates, selectEntities: selectSessionTemplateEntities } =
  sessionTemplatesFeature;
