import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'session',
  (snapshot) => snapshot.sessions,
  (session) => session.id,
);

export const sessionsFeature = createFeature({
  name: 'sessions',
  reducer,
  extraSelectors: ({ selectSessionsState }) => adapter.getSelectors(selectSessionsState),
});

export const { selectAll: selectSessions, selectEntities: selectSessionEntities } = sessionsFeature;
