import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'protocol',
  (snapshot) => snapshot.protocols,
  (protocol) => protocol.id,
);

export const protocolsFeature = createFeature({
  name: 'protocols',
  reducer,
  extraSelectors: ({ selectProtocolsState }) => adapter.getSelectors(selectProtocolsState),
});

export const { selectAll: selectProtocols, selectEntities: selectProtocolEntities } =
  protocolsFeature;
