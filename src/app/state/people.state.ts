import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'person',
  (snapshot) => snapshot.people,
  (person) => person.id,
);

export const peopleFeature = createFeature({
  name: 'people',
  reducer,
  extraSelectors: ({ selectPeopleState }) => adapter.getSelectors(selectPeopleState),
});

export const { selectAll: selectPeople, selectEntities: selectPersonEntities } = peopleFeature;
