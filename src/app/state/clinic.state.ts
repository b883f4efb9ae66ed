import type { EntityChange } from '#contract/live';
import type { Clinic } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { apiActions, liveFeedActions } from './live-feed.actions';
import { signInActions } from './sign-in.actions';

/** Stands in until the clinic is known, so that no page has to ask whether there is one. */
export const NO_CLINIC: Clinic = {
  id: '',
  version: 0,
  name: '',
  zone: 'UTC',
  openingHours: {},
  rules: DEFAULT_CLINIC_RULES,
  phone: null,
  emergencyPhone: null,
  proposedRules: null,
};

function newest(clinic: Clinic, changes: readonly EntityChange[]): Clinic {
  return changes.reduce(
    (present, change) =>
      change.entity === 'clinic' && change.body !== null && change.version > present.version
        ? change.body
        : present,
    clinic,
  );
}

export const clinicFeature = createFeature({
  name: 'clinic',
  reducer: createReducer(
    NO_CLINIC,
    on(signInActions.recognised, (_, { clinic }): Clinic => clinic),
    on(liveFeedActions.snapshotLoaded, (present, { snapshot }): Clinic =>
      present.id === snapshot.clinic.id && present.version > snapshot.clinic.version
        ? present
        : snapshot.clinic,
    ),
    on(
      liveFeedActions.changesReceived,
      apiActions.changesAnswered,
      (present, { changes }): Clinic => newest(present, changes),
    ),
  ),
});

export const selectClinic = clinicFeature.selectClinicState;
export const selectZone = createSelector(selectClinic, (clinic) => clinic.zone);
export const selectRules = createSelector(selectClinic, (clinic) => clinic.rules);
