import { listName } from '#domain/clinic/patient';
import { createSelector } from '@ngrx/store';
import type { Names } from '../shared/refusal-messages/names';
import { selectZone } from './clinic.state';
import { selectToday } from './clock.state';
import { selectPatientEntities } from './patients.state';
import { selectPersonEntities } from './people.state';
import { selectProcedureTypeEntities } from './procedure-types.state';
import { selectResourceEntities } from './resources.state';

/** Names by id. A patient is a resource too: their legs are called by their name. */
export const selectNames = createSelector(
  selectResourceEntities,
  selectProcedureTypeEntities,
  selectPatientEntities,
  selectPersonEntities,
  selectToday,
  selectZone,
  (resources, types, patients, people, today, zone): Names => {
    const patient = (id: string): string => {
      const found = patients[id];
      return found === undefined ? $localize`The patient` : listName(found);
    };
    return {
      today,
      zone,
      patient,
      resource: (id) => resources[id]?.name ?? patient(id),
      procedureType: (id) => types[id]?.name ?? $localize`This procedure`,
      person: (id) => people[id]?.name ?? $localize`Somebody`,
    };
  },
);
