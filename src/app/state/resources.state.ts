import type { Bay, Physician, Resource, Room } from '#domain/clinic/clinic';
import { createFeature, createSelector } from '@ngrx/store';
import { clinicEntities } from './clinic-entities';

const { adapter, reducer } = clinicEntities(
  'resource',
  (snapshot) => snapshot.resources,
  (resource) => resource.id,
);

export const resourcesFeature = createFeature({
  name: 'resources',
  reducer,
  extraSelectors: ({ selectResourcesState }) => adapter.getSelectors(selectResourcesState),
});

export const { selectAll: selectResources, selectEntities: selectResourceEntities } =
  resourcesFeature;

const byName = (a: Resource, b: Resource): number =>
  a.name.localeCompare(b.name, undefined, { numeric: true });

/** Also those no longer active: old bookings still name them. */
export const selectRooms = createSelector(selectResources, (resources) =>
  resources.filter((resource): resource is Room => resource.kind === 'room').sort(byName),
);
export const selectPhysicians = createSelector(selectResources, (resources) =>
  resources.filter((resource): resource is Physician => resource.kind === 'physician').sort(byName),
);
export const selectBays = createSelector(selectResources, (resources) =>
  resources.filter((resource): resource is Bay => resource.kind === 'bay').sort(byName),
);
