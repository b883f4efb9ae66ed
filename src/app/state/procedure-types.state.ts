import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'procedure-type',
  (snapshot) => snapshot.procedureTypes,
  (type) => type.id,
);

export const procedureTypesFeature = createFeature({
  name: 'procedureTypes',
  reducer,
  extraSelectors: ({ selectProcedureTypesState }) =>
    adapter.getSelectors(selectProcedureTypesState),
});

export const { selectAll: selectProcedureTypes, selectEntities: selectProcedureTypeEntities } =
  procedureTypesFeature;
