import type { Booking } from '#domain/booking/booking';
import {
  VISIT_PATH,
  type StampedStep,
  type Visit,
  type VisitOutcome,
  type VisitState,
  stateOf,
  takenAt,
} from '#domain/visit/visit';

/** What may follow each state, the ordinary step first. */
const AFTER: Record<VisitState, readonly StampedStep[]> = {
  expected: ['arrived', 'no-show', 'cancelled-on-the-day'],
  arrived: ['prepared', 'cancelled-on-the-day', 'left-against-advice', 'transferred'],
  prepared: ['in-room', 'cancelled-on-the-day', 'left-against-advice', 'transferred'],
  'in-room': ['in-recovery', 'aborted', 'transferred', 'left-against-advice'],
  'in-recovery': ['ready', 'transferred', 'left-against-advice'],
  ready: ['home', 'transferred', 'left-against-advice'],
  home: [],
  'no-show': [],
  'cancelled-on-the-day': [],
  // A block broken off after the first injection still has to be watched.
  aborted: ['in-recovery', 'transferred', 'left-against-advice'],
  transferred: [],
  'left-against-advice': [],
};

/**
 * The steps that the order of the day allows now, the ordinary one first. Without a planned
 * recovery a patient goes from the room straight to ready.
 */
export function nextSteps(
  visit: Visit,
  booking: Pick<Booking, 'recoveryMinutes' | 'status'>,
): StampedStep[] {
  if (booking.status === 'cancelled') return [];
  const after = AFTER[stateOf(visit)];
  return booking.recoveryMinutes > 0
    ? [...after]
    : after.map((step) => (step === 'in-recovery' ? 'ready' : step));
}

/** The ordinary next step, if the day goes on. */
export function nextStep(
  visit: Visit,
  booking: Pick<Booking, 'recoveryMinutes' | 'status'>,
): StampedStep | null {
  const [first] = nextSteps(visit, booking);
  return first !== undefined && !isOutcome(first) ? first : null;
}

export function isOutcome(state: VisitState): state is VisitOutcome {
  return !(VISIT_PATH as readonly string[]).includes(state);
}

/** Nothing follows: the patient has left, in whichever way, or never came. */
export function hasEnded(visit: Visit): boolean {
  return AFTER[stateOf(visit)].length === 0;
}

/** The patient has come and has not left. */
export function isInHouse(visit: Visit): boolean {
  return stateOf(visit) !== 'expected' && !hasEnded(visit);
}

/**
 * The block was given: the patient left the room with it done. An aborted one was not, however
 * the day went on; one who was transferred or left afterwards has had it.
 */
export function blockGiven(visit: Visit): boolean {
  if (takenAt(visit, 'aborted') !== null || takenAt(visit, 'in-room') === null) return false;
  return takenAt(visit, 'in-recovery') !== null || takenAt(visit, 'ready') !== null;
}

/** Ways to leave that end a day before the room as well as one after it. */
const LEAVING: readonly VisitState[] = ['transferred', 'left-against-advice'];

/**
 * Where a visit stands as far as its block is concerned: whoever left or was transferred without
 * having been in the room has had no more of a block than one cancelled on the day. Once in the
 * room it counts as begun, however it ended: what was injected before is not known from the stamps.
 */
export function stateForBlock(state: VisitState, wasInRoom: boolean): VisitState {
  return LEAVING.includes(state) && !wasInRoom ? 'cancelled-on-the-day' : state;
}

/** The same of a visit with its stamps. */
export function visitStateForBlock(visit: Visit): VisitState {
  return stateForBlock(stateOf(visit), takenAt(visit, 'in-room') !== null);
}

/** Outcomes by which no block took place, so that nothing is counted and another may be booked. */
const NOT_TREATED: readonly VisitState[] = ['no-show', 'cancelled-on-the-day'];

/** Asked of `stateForBlock`: no block took place, and by this booking none will. */
export function isLost(state: VisitState): boolean {
  return NOT_TREATED.includes(state);
}
