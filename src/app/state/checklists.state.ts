import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'checklist',
  (snapshot) => snapshot.checklists,
  (checklist) => checklist.id,
);

export const checklistsFeature = createFeature({
  name: 'checklists',
  reducer,
  extraSelectors: ({ selectChecklistsState }) => adapter.getSelectors(selectChecklistsState),
});

export const { selectAll: selectChecklists, selectEntities: selectChecklistEntities } =
  checklistsFeature;
