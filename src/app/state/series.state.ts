import { createFeature } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'series',
  (snapshot) => snapshot.series,
  (series) => series.id,
);

export const seriesFeature = createFeature({
  name: 'series',
  reducer,
  extraSelectors: ({ selectSeriesState }) => adapter.getSelectors(selectSeriesState),
});

export const { selectAll: selectAllSeries, selectEntities: selectSeriesEntities } = seriesFeature;
