import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'hold',
  (snapshot) => snapshot.holds,
  (hold) => hold.id,
);

export const holdsFeature = createFeature({
  name: 'holds',
  reducer,
  extraSelectors: ({ selectHoldsState }) => adapter.getSelectors(selectHoldsState),
});

export const { selectAll: selectHolds, selectEntities: selectHoldEntities } = holdsFeature;
