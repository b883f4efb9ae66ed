import type { DailyFacts } from '#domain/daily-list/daily-list';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
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
import {
  dailyDecisions,
  dailyListApiActions,
  dailyListPageActions,
  type DailyDecision,
} from './daily-list.actions';

interface DailyListState {
  /** The colleague whose list was looked at last; `null` is one's own. */
  readonly chosenPhysicianId: string | null;
  /** The patient whose history is open. */
  readonly openBookingId: string | null;
  /** Decisions on their way, by what they are about (`aboutOf`). */
  readonly sending: readonly string[];
  /** Why one was not stored, by what it is about. */
  readonly failures: Readonly<Record<string, ApiFailure>>;
  readonly isReordering: boolean;
}

const NOTHING: DailyListState = {
  chosenPhysicianId: null,
  openBookingId: null,
  sending: [],
  failures: {},
  isReordering: false,
};

/** What a decision is about: one flag, one drug of one referral, one question. */
export function aboutOf(decision: DailyDecision): string {
  switch (decision.type) {
    case dailyListPageActions.flagResolved.type:
      return decision.flagId;
    case dailyListPageActions.planSet.type:
      return `${decision.referralId} ${decision.body.drug}`;
    case dailyListPageActions.questionAnswered.type:
      return decision.questionId;
  }
}

const settled = (state: DailyListState, about: string): DailyListState => ({
  ...state,
  sending: state.sending.filter((each) => each !== about),
  failures: Object.fromEntries(Object.entries(state.failures).filter(([key]) => key !== about)),
});

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
    on(...dailyDecisions, (state, decision): DailyListState => {
      const about = aboutOf(decision);
      const rest = settled(state, about);
      return { ...rest, sending: [...rest.sending, about] };
    }),
    on(dailyListApiActions.decisionStored, (state, { decision }): DailyListState =>
      settled(state, aboutOf(decision)),
    ),
    on(dailyListApiActions.decisionRefused, (state, { decision, failure }): DailyListState => {
      const about = aboutOf(decision);
      const rest = settled(state, about);
      return { ...rest, failures: { ...rest.failures, [about]: failure } };
    }),
    on(dailyListPageActions.orderChanged, (state): DailyListState => ({
      ...state,
      isReordering: true,
    })),
    on(
      dailyListApiActions.orderStored,
      dailyListApiActions.orderRefused,
      (state): DailyListState => ({ ...state, isReordering: false }),
    ),
  ),
});

export const {
  selectOpenBookingId,
  selectSending: selectDecisionsSending,
  selectFailures: selectDecisionFailures,
  selectIsReordering,
} = dailyListFeature;

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
