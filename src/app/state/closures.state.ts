import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'closure',
  (snapshot) => snapshot.closures,
  (closure) => closure.id,
);

export const closuresFeature = createFeature({
  name: 'closures',
  reducer,
  extraSelectors: ({ selectClosuresState }) => adapter.getSelectors(selectClosuresState),
});

export const { selectAll: selectClosures, selectEntities: selectClosureEntities } = closuresFeature;
