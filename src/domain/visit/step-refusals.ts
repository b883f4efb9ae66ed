import { dischargeBlockers } from '#domain/discharge/discharge-blockers';
import { LINK } from '#domain/discharge/link-ids';
import type { Actor } from '#domain/people/person';
import { type Act, mayDo, permissionRefusals } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import { clinicDateOf, type Instant } from '#domain/time/instant';
import type { DayCase } from '#domain/visit/day-case';
import { isOutcome, nextSteps } from '#domain/visit/next-steps';
import { notOverruled } from '#domain/visit/overrules';
import { startBlockers, startedAt } from '#domain/visit/start-blockers';
import {
  presentStep,
  type StampedStep,
  stateOf,
  type Visit,
  type VisitState,
} from '#domain/visit/visit';

/** A step somebody is about to stamp. */
export interface AskedStep {
  readonly step: StampedStep;
  /** Needed for every outcome. */
  readonly reason: string | null;
}

/** In these states, and at these steps, a physician answers for how the visit ends. */
const IN_THE_ROOM: readonly VisitState[] = ['in-room', 'in-recovery', 'ready', 'aborted'];

/** Whatever happens before the patient is in the house is the desk's to record. */
export function actOfStep(step: StampedStep, present: VisitState): Act {
  const atTheDesk = present === 'expected' && step !== 'prepared';
  return atTheDesk ? 'record-arrival' : 'record-visit-step';
}

/**
 * Every reason why this step may not be stamped now; empty means it may. `in-room` is guarded by
 * what must be confirmed beforehand, leaving the room by a time-out that was done, `home` by
 * `dischargeBlockers`; soft blockers that a physician overruled no longer count. What happened is
 * never refused because the plan is full, and outcomes are never refused for a blocker: left
 * against advice, transferred and aborted are the truth, each with a reason.
 */
export function stepRefusals(
  day: DayCase,
  asked: AskedStep,
  actor: Pick<Actor, 'roles'>,
  now: Instant,
): Refusal[] {
  const { booking, visit } = day;
  const present = stateOf(visit);
  const refusals: Refusal[] = [...permissionRefusals(actor, actOfStep(asked.step, present))];
  if (booking.status === 'cancelled') refusals.push({ code: 'booking-not-standing' });
  else if (!nextSteps(visit, booking).includes(asked.step))
    refusals.push({ code: 'step-out-of-order', step: asked.step, present });
  const today = clinicDateOf(now, day.clinic.zone);
  // A forgotten stamp may be set a day late, but nobody arrives for yesterday.
  if (today < booking.date || (today > booking.date && asked.step === 'arrived'))
    refusals.push({ code: 'not-the-day', date: booking.date });
  refusals.push(...outcomeRefusals(asked, present, actor));
  refusals.push(...notOverruled(blockersOf(day, asked.step, now), visit.overrules));
  return refusals;
}

/** The blockers that guard a step, those a physician overruled included. */
export function blockersOf(day: DayCase, step: StampedStep, now: Instant): Refusal[] {
  switch (step) {
    case 'in-room':
      return startBlockers(day, 'room').filter((each) => each.code !== 'booking-not-standing');
    case 'in-recovery':
    case 'ready':
      return leavingTheRoom(day);
    case 'home':
      return dischargeBlockers(day, now);
    default:
      return [];
  }
}

/**
 * Every reason why the last stamp may not be taken back. Undoing restores the fact; it needs a
 * reason, the latest stamp, and for an outcome in the room a physician. A procedure that has started
 * was in the room: breaking it off is an outcome, not a mistake of the pen.
 */
export function undoRefusals(
  day: Pick<DayCase, 'checklists' | 'visit'>,
  stepId: string,
  why: string,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  const { visit } = day;
  const last = presentStep(visit);
  if (last?.id !== stepId) return [{ code: 'later-step-stands' }];
  const before = stateBefore(visit);
  const refusals: Refusal[] = permissionRefusals(actor, actOfStep(last.step, before));
  if (why.trim() === '') refusals.push({ code: 'reason-missing' });
  if (needsPhysician(last.step, before) && !isPhysician(actor))
    refusals.push({ code: 'outcome-needs-physician' });
  if (last.step === 'in-room' && startedAt(day) !== null)
    refusals.push({ code: 'procedure-has-started' });
  return refusals;
}

/** Where the visit stands once its last stamp is undone. */
export function stateBefore(visit: Visit): VisitState {
  return visit.steps.filter((step) => step.undone === null).at(-2)?.step ?? 'expected';
}

function outcomeRefusals(
  asked: AskedStep,
  present: VisitState,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  if (!isOutcome(asked.step)) return [];
  const refusals: Refusal[] = [];
  if ((asked.reason ?? '').trim() === '') refusals.push({ code: 'outcome-needs-reason' });
  if (needsPhysician(asked.step, present) && !isPhysician(actor))
    refusals.push({ code: 'outcome-needs-physician' });
  return refusals;
}

function needsPhysician(step: StampedStep, present: VisitState): boolean {
  return isOutcome(step) && IN_THE_ROOM.includes(present);
}

function isPhysician(actor: Pick<Actor, 'roles'>): boolean {
  return mayDo(actor.roles, 'overrule-as-physician');
}

/**
 * The block is not done on paper before the team said, at the end of its time-out, that it may
 * start. Once it was said nothing holds the patient in the room. An aborted one asks for nothing.
 */
function leavingTheRoom(day: DayCase): Refusal[] {
  if (stateOf(day.visit) !== 'in-room' || startedAt(day) !== null) return [];
  const blockers = startBlockers(day, 'needle');
  return blockers.length > 0
    ? blockers
    : [{ code: 'checklist-unfinished', kind: 'time-out', linkIds: [LINK.start] }];
}
