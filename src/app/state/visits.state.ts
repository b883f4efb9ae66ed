import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'visit',
  (snapshot) => snapshot.visits,
  (visit) => visit.bookingId,
);

export const visitsFeature = createFeature({
  name: 'visits',
  reducer,
  extraSelectors: ({ selectVisitsState }) => adapter.getSelectors(selectVisitsState),
});

export const { selectAll: selectVisits, selectEntities: selectVisitEntities } = visitsFeature;
