import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Place } from '#domain/booking/booking-case';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { ApiFailure } from '../shared/api-failure';
import { selectBookingEntities } from '../state/bookings.state';
import { selectCaseFactsFor } from '../state/clinic-book.state';
import { apiActions, liveFeedActions } from '../state/live-feed.actions';
import { selectHolds } from '../state/holds.state';
import { selectMe } from '../state/sign-in.state';
import { TAB } from '../state/tab';
import type { CaseInHand, InHand } from './hand/in-hand';
import { bookingsApiActions, procedureSlotsPageActions } from './procedure-slots.actions';

interface ProcedureSlotsState {
  readonly inHand: InHand | null;
  /** The place somebody is deciding about; it is held meanwhile. */
  readonly target: Place | null;
  readonly saving: boolean;
  /** What is being saved is the decision about the target, not something else beside it. */
  readonly isDeciding: boolean;
  /** Why the target could not be held, or the write not be done. */
  readonly failure: ApiFailure | null;
  /** Where a cancelled booking stood, until somebody fills it or turns to something else. */
  readonly gapLeft: Place | null;
  /** Bookings that came or changed while something is in hand, each with who did it. */
  readonly newcomers: Readonly<Record<string, string>>;
}

const NOTHING: ProcedureSlotsState = {
  inHand: null,
  target: null,
  saving: false,
  isDeciding: false,
  failure: null,
  gapLeft: null,
  newcomers: {},
};

/** What colleagues did to bookings, while something is in hand. */
function withNewcomers(
  state: ProcedureSlotsState,
  { changes }: { readonly changes: readonly EntityChange[] },
): ProcedureSlotsState {
  const { inHand } = state;
  if (inHand === null) return state;
  const own = inHand.kind === 'booking' ? inHand.bookingId : null;
  const came = changes.filter(({ entity, id }) => entity === 'booking' && id !== own);
  if (came.length === 0) return state;
  const names = Object.fromEntries(came.map(({ id, byName }) => [id, byName]));
  return { ...state, newcomers: { ...state.newcomers, ...names } };
}

/** What was done may be the undoing of something else, while another case is in hand. */
const isOf = (booking: Booking, inHand: InHand | null): boolean =>
  inHand?.kind === 'booking'
    ? inHand.bookingId === booking.id
    : inHand?.referralId === booking.referralId;

/** Something is asked; what was said of the target before stays unless it is asked again. */
const asking = (state: ProcedureSlotsState): ProcedureSlotsState => ({
  ...state,
  saving: true,
  isDeciding: false,
  failure: null,
});

export const procedureSlotsFeature = createFeature({
  name: 'procedureSlots',
  reducer: createReducer(
    NOTHING,
    on(liveFeedActions.changesReceived, apiActions.changesAnswered, withNewcomers),
    on(procedureSlotsPageActions.casePicked, (state, { referralId }): ProcedureSlotsState =>
      state.inHand?.kind === 'referral' && state.inHand.referralId === referralId
        ? state
        : { ...NOTHING, inHand: { kind: 'referral', referralId } },
    ),
    on(procedureSlotsPageActions.bookingPickedUp, (_, { bookingId }): ProcedureSlotsState => ({
      ...NOTHING,
      inHand: { kind: 'booking', bookingId },
    })),
    on(
      procedureSlotsPageActions.putDown,
      procedureSlotsPageActions.left,
      (): ProcedureSlotsState => NOTHING,
    ),
    on(procedureSlotsPageActions.slotPicked, (state, { place }): ProcedureSlotsState => ({
      ...state,
      target: place,
      failure: null,
    })),
    on(procedureSlotsPageActions.slotLeft, (state): ProcedureSlotsState => ({
      ...state,
      target: null,
      failure: null,
    })),
    on(procedureSlotsPageActions.bookAsked, (state, { body }): ProcedureSlotsState => ({
      ...asking(state),
      isDeciding: state.inHand?.kind === 'referral' && state.inHand.referralId === body.referralId,
    })),
    on(procedureSlotsPageActions.moveAsked, (state, { from }): ProcedureSlotsState => ({
      ...asking(state),
      isDeciding: state.inHand?.kind === 'booking' && state.inHand.bookingId === from.id,
    })),
    on(
      procedureSlotsPageActions.cancelAsked,
      procedureSlotsPageActions.confirmAsked,
      procedureSlotsPageActions.standAgainAsked,
      procedureSlotsPageActions.unconfirmAsked,
      procedureSlotsPageActions.swapAsked,
      procedureSlotsPageActions.tellAsked,
      asking,
    ),
    on(
      bookingsApiActions.slotBooked,
      bookingsApiActions.bookingMoved,
      bookingsApiActions.bookingStoodAgain,
      (state, { booking }): ProcedureSlotsState =>
        isOf(booking, state.inHand) ? NOTHING : { ...state, saving: false, gapLeft: null },
    ),
    on(bookingsApiActions.bookingsSwapped, (state, { bookings }): ProcedureSlotsState =>
      bookings.some((booking) => isOf(booking, state.inHand))
        ? NOTHING
        : { ...state, saving: false },
    ),
    on(bookingsApiActions.bookingCancelled, (state, { before }): ProcedureSlotsState => {
      const { date, start, physicianId, roomId } = before;
      const rest = isOf(before, state.inHand) ? NOTHING : { ...state, saving: false };
      return { ...rest, gapLeft: { date, start, physicianId, roomId } };
    }),
    on(
      bookingsApiActions.bookingConfirmed,
      bookingsApiActions.bookingUnconfirmed,
      bookingsApiActions.patientTold,
      (state): ProcedureSlotsState => ({ ...state, saving: false }),
    ),
    on(bookingsApiActions.bookingRefused, (state, { failure }): ProcedureSlotsState => ({
      ...state,
      saving: false,
      failure: state.target !== null && state.isDeciding ? failure : state.failure,
    })),
    on(bookingsApiActions.holdRefused, (state, { failure }): ProcedureSlotsState => ({
      ...state,
      failure: state.target === null ? null : failure,
    })),
  ),
});

export const {
  selectInHand,
  selectTarget,
  selectSaving,
  selectGapLeft,
  selectNewcomers,
  selectFailure: selectTargetFailure,
} = procedureSlotsFeature;

/** What was asked last was the decision about the target: its refusal is read beside it. */
export const selectAsksTarget = createSelector(
  procedureSlotsFeature.selectIsDeciding,
  selectTarget,
  (isDeciding, target) => isDeciding && target !== null,
);

/** The case in hand with all it rests on; `null` when nothing is, or it is not known here (any more). */
export const selectCaseInHand = createSelector(
  selectInHand,
  selectCaseFactsFor,
  selectBookingEntities,
  (inHand, factsFor, bookings): CaseInHand | null => {
    if (inHand === null) return null;
    if (inHand.kind === 'referral') {
      const facts = factsFor(inHand.referralId, null);
      return facts === null ? null : { facts, booking: null };
    }
    const booking: Booking | undefined = bookings[inHand.bookingId];
    if (booking === undefined || booking.status === 'cancelled') return null;
    const facts = factsFor(booking.referralId, booking);
    return facts === null ? null : { facts, booking };
  },
);

/** What this tab holds now; more than one only for the moment in which one replaces the other. */
export const selectOwnHolds = createSelector(selectHolds, selectMe, (holds, me) =>
  holds.filter((hold) => hold.by === me?.id && hold.tab === TAB),
);
