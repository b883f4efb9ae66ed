import type { ClinicRules } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import { permissionRefusals } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf, type Instant } from '#domain/time/instant';
import { MINUTES_PER_DAY } from '#domain/time/minutes';
import type { DayCase } from '#domain/visit/day-case';
import {
  FOLLOW_UP_CALLS,
  type FollowUpCall,
  type FollowUpDue,
  type Visit,
  presentStep,
} from '#domain/visit/visit';

/** So late nobody asks what a day after a block asks; ours. */
const LAPSE_DAYS = 7;

/** One call that is still to be made. */
export interface CallToMake {
  readonly due: FollowUpDue;
  readonly dueAt: Instant;
  /** How often nobody answered. */
  readonly tries: number;
}

/** When each call is due: hours after the patient left; `null` while the clinic still has them. */
export function callDueAt(
  visit: Pick<Visit, 'steps'>,
  due: FollowUpDue,
  { followUpHours, secondFollowUpHours }: FollowUpRules,
): Instant | null {
  const left = presentStep(visit);
  // Whoever left against advice is asked all the more; a transferred patient is the hospital's.
  if (left?.step !== 'home' && left?.step !== 'left-against-advice') return null;
  return addMinutes(left.at, (due === 'first' ? followUpHours : secondFollowUpHours) * 60);
}

type FollowUpRules = Pick<ClinicRules, 'followUpHours' | 'secondFollowUpHours'>;

/**
 * The calls still to be made after a visit, the first one first. Default 24 h and 72 h after going
 * home (clinical.md D, 54; the second for late retroperitoneal bleeding, 52). A call is over once the
 * patient was reached, or so many days late that it asks for nothing any more. The first one need
 * not be made any more when the second is due, or was made: one call asks the same.
 */
export function callsToMake(
  visit: Pick<Visit, 'steps' | 'calls'>,
  rules: FollowUpRules,
  now: Instant,
): CallToMake[] {
  const calls = FOLLOW_UP_CALLS.flatMap((due): CallToMake[] => {
    const dueAt = callDueAt(visit, due, rules);
    const made = visit.calls.filter((call) => call.due === due);
    const isAsked = visit.calls.some((call) => call.reached && isSameOrLater(call.due, due));
    if (dueAt === null || isAsked) return [];
    if (addMinutes(dueAt, LAPSE_DAYS * MINUTES_PER_DAY) <= now) return [];
    return [{ due, dueAt, tries: made.length }];
  });
  const [first, second] = calls;
  return first?.due === 'first' && second !== undefined && second.dueAt <= now ? [second] : calls;
}

const isSameOrLater = (a: FollowUpDue, b: FollowUpDue): boolean =>
  FOLLOW_UP_CALLS.indexOf(a) >= FOLLOW_UP_CALLS.indexOf(b);

/** What was said on the phone, before it is recorded. */
export type SaidOnThePhone = Pick<FollowUpCall, 'concerns' | 'note'>;

/** "Something else" says nothing without a word about it. */
export const lacksNote = ({ concerns, note }: SaidOnThePhone): boolean =>
  concerns.includes('other') && note.trim() === '';

/** Calls in which the patient said something that a physician has not answered yet. */
export function concernsOpen({ calls }: Pick<Visit, 'calls'>): FollowUpCall[] {
  return calls.filter(({ concerns, answered }) => concerns.length > 0 && answered === null);
}

/** One patient whom the clinic owes a call, or whom a physician owes an answer. */
export interface FollowUp {
  readonly day: DayCase;
  /** What is due by the end of `today`. */
  readonly call: CallToMake | null;
  readonly concerns: readonly FollowUpCall[];
}

/**
 * Everybody who is to be called by the end of the clinic's day, and whose concerns wait for a
 * physician: those first, the longest waiting first; then the calls in the order in which they are due.
 */
export function followUpsOn(
  cases: readonly DayCase[],
  { now, today }: { readonly now: Instant; readonly today: ClinicDate },
): FollowUp[] {
  return cases
    .flatMap((day): FollowUp[] => {
      const { rules, zone } = day.clinic;
      const [call = null] = callsToMake(day.visit, rules, now).filter(
        ({ dueAt }) => clinicDateOf(dueAt, zone) <= today,
      );
      const concerns = concernsOpen(day.visit);
      return call === null && concerns.length === 0 ? [] : [{ day, call, concerns }];
    })
    .sort((a, b) => orderOf(a).localeCompare(orderOf(b)));
}

const orderOf = ({ call, concerns }: FollowUp): string =>
  concerns[0] === undefined ? `1 ${call?.dueAt ?? ''}` : `0 ${concerns[0].at}`;

/** Why this call may not be recorded now. */
export function followUpRefusals(
  visit: Visit,
  due: FollowUpDue,
  rules: FollowUpRules,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  const refusals: Refusal[] = permissionRefusals(actor, 'record-follow-up');
  if (callDueAt(visit, due, rules) === null) refusals.push({ code: 'not-gone-home' });
  const made = visit.calls.find((call) => call.due === due && call.reached);
  if (made !== undefined)
    refusals.push({ code: 'call-made-already', byName: made.byName, at: made.at });
  return refusals;
}

/** Why a physician's answer to a call may not be written now. */
export function answerConcernRefusals(
  visit: Pick<Visit, 'calls'>,
  callId: string,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  const refusals: Refusal[] = permissionRefusals(actor, 'answer-follow-up');
  const call = visit.calls.find(({ id }) => id === callId);
  if (call === undefined || call.concerns.length === 0) refusals.push({ code: 'no-such-concern' });
  else if (call.answered !== null)
    refusals.push({
      code: 'concern-answered',
      byName: call.answered.byName,
      at: call.answered.at,
    });
  return refusals;
}
