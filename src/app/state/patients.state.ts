import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'patient',
  (snapshot) => snapshot.patients,
  (patient) => patient.id,
);

export const patientsFeature = createFeature({
  name: 'patients',
  reducer,
  extraSelectors: ({ selectPatientsState }) => adapter.getSelectors(selectPatientsState),
});

export const { selectAll: selectPatients, selectEntities: selectPatientEntities } = patientsFeature;
