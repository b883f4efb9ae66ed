import type { ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { compareInQueue } from '#domain/referral/queue-order';
import type { Referral } from '#domain/referral/referral';
import { isOverdue, stageOf, type Calendar } from '#domain/referral/worklist';
import { createSelector } from '@ngrx/store';
import { selectRules, selectZone } from '../state/clinic.state';
import { selectToday } from '../state/clock.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectReferrals } from '../state/referrals.state';

/** A case that waits for a slot. */
export interface ReadyCase {
  readonly referral: Referral;
  readonly patient: Patient;
  readonly procedureType: ProcedureType;
  readonly isOverdue: boolean;
}

const selectCalendar = createSelector(
  selectToday,
  selectZone,
  selectRules,
  (today, zone, rules): Calendar => ({ today, zone, rules }),
);

/** Everything that is ready to be booked, in the order of the queue. */
export const selectReadyToBook = createSelector(
  selectReferrals,
  selectPatientEntities,
  selectProcedureTypeEntities,
  selectCalendar,
  (referrals, patients, types, calendar): readonly ReadyCase[] =>
    referrals
      .flatMap((referral): ReadyCase[] => {
        const patient = patients[referral.patientId];
        const procedureType = types[referral.procedureTypeId ?? ''];
        if (patient === undefined || procedureType === undefined) return [];
        if (stageOf(referral, patient, procedureType) !== 'ready-to-book') return [];
        const overdue = isOverdue(referral, calendar);
        return [{ referral, patient, procedureType, isOverdue: overdue }];
      })
      .sort((a, b) => compareInQueue(a.referral, b.referral, calendar)),
);
