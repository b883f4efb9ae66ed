import type { DailyFacts } from '#domain/daily-list/daily-list';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { selectBookings } from '../state/bookings.state';
import { selectChecklists } from '../state/checklists.state';
import { selectZone } from '../state/clinic.state';
import { selectPatientEntities } from '../state/patients.state';
import { selectProcedureTypeEntities } from '../state/procedure-types.state';
import { selectReferralEntities } from '../state/referrals.state';
import { selectPhysicians, selectResourceEntities } from '../state/resources.state';
import { selectSeriesEntities } from '../state/series.state';
import { selectMe } from '../state/sign-in.state';
import { selectVisitEntities } from '../state/visits.state';
import { dailyListPageActions } from './daily-list.actions';

interface DailyListState {
  /** The colleague whose list was looked at last; `null` is one's own. */
  readonly chosenPhysicianId: string | null;
  /** The patient whose history is open. */
  readonly openBookingId: string | null;
}

const NOTHING: DailyListState = { chosenPhysicianId: null, openBookingId: null };

export const dailyListFeature = createFeature({
  name: 'dailyList',
  reducer: createReducer(
    NOTHING,
    on(dailyListPageActions.listChosen, (state, { physicianId }): DailyListState => ({
      ...state,
      chosenPhysicianId: physicianId,
      openBookingId: null,
    })),
    on(dailyListPageActions.patientOpened, (state, { bookingId }): DailyListState => ({
      ...state,
      openBookingId: bookingId,
    })),
  ),
});

export const { selectOpenBookingId } = dailyListFeature;

/** Whose list it is when the address does not say: the one chosen last, one's own, the first. */
export const selectListOwner = createSelector(
  dailyListFeature.selectChosenPhysicianId,
  selectMe,
  selectPhysicians,
  (chosen, me, physicians): string | null => chosen ?? me?.physicianId ?? physicians[0]?.id ?? null,
);

/** Everything a physician's day is made of. */
export const selectDailyFacts = createSelector(
  createSelector(
    selectBookings,
    selectPatientEntities,
    selectReferralEntities,
    selectProcedureTypeEntities,
    (bookings, patients, referrals, procedureTypes) => ({
      bookings,
      patients,
      referrals,
      procedureTypes,
    }),
  ),
  selectResourceEntities,
  selectVisitEntities,
  selectChecklists,
  selectSeriesEntities,
  selectZone,
  (known, resources, visits, checklists, series, zone): DailyFacts => ({
    ...known,
    resources,
    visits,
    checklists,
    series,
    zone,
  }),
);
