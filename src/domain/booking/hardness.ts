import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { Actor } from '#domain/people/person';
import { mayDo } from '#domain/people/roles';

/** Who may let a soft refusal pass, with a reason. */
export type OverrulingRole = 'coordinator' | 'physician';
export type Hardness = 'hard' | { readonly soft: OverrulingRole };

type Code = BookingRefusal['code'];

/**
 * The table of model.md, "Hard and soft", hardest first: what is no longer there to be changed,
 * what nobody may book, what cannot be at that place and time, and last what a role may overrule.
 * Red flags, antithrombotics and an open series decision are hard for a confirmed booking and no
 * refusal at all for a provisional one.
 */
const TABLE: Readonly<Record<Code, 'hard' | OverrulingRole>> = {
  'booking-not-standing': 'hard',
  'nothing-to-undo': 'hard',
  'done-by-another': 'hard',
  'patient-knows-of-it': 'hard',
  'visit-has-begun': 'hard',
  'day-has-begun': 'hard',
  'referral-not-accepted': 'hard',
  'referral-already-booked': 'hard',
  'series-paused': 'hard',
  'red-flag-unresolved': 'hard',
  'antithrombotic-undecided': 'hard',
  'antithrombotic-too-late': 'hard',
  'prescriber-not-agreed': 'hard',
  'side-missing': 'hard',
  'side-not-ordered': 'hard',
  'procedure-not-ordered': 'hard',
  'series-undecided': 'hard',
  'duration-out-of-range': 'hard',
  'in-the-past': 'hard',
  'clinic-closed': 'hard',
  'resource-away': 'hard',
  'outside-session': 'hard',
  'procedure-not-in-session': 'hard',
  'resource-taken': 'hard',
  'recovery-past-closing': 'hard',
  'no-bay-staffed': 'hard',
  'no-bay-free': 'hard',
  'interval-too-short': 'physician',
  'yearly-cap-reached': 'physician',
  'interval-too-long': 'coordinator',
  'authorisation-not-valid': 'coordinator',
  'authorisation-used-up': 'coordinator',
  'patient-unavailable': 'coordinator',
  'session-full': 'coordinator',
  'turnover-past-session': 'coordinator',
};

const RANK = new Map(Object.keys(TABLE).map((code, rank) => [code, rank]));

/** Whether anybody may let this refusal pass, and who. */
export function hardnessOf(refusal: BookingRefusal): Hardness {
  const hardness = TABLE[refusal.code];
  return hardness === 'hard' ? 'hard' : { soft: hardness };
}

/** The same refusals, the hardest first. */
export function hardestFirst(refusals: readonly BookingRefusal[]): BookingRefusal[] {
  return [...refusals].sort((a, b) => rankOf(a) - rankOf(b));
}

const rankOf = (refusal: BookingRefusal): number => RANK.get(refusal.code) ?? 0;

/** A soft refusal that somebody asks to let pass. */
export interface AskedOverrule {
  readonly code: string;
  readonly reason: string;
}

/** May this person let this refusal pass? */
export function mayOverrule(refusal: BookingRefusal, actor: Pick<Actor, 'roles'>): boolean {
  const hardness = hardnessOf(refusal);
  return hardness !== 'hard' && mayDo(actor.roles, `overrule-as-${hardness.soft}`);
}

/**
 * What still stands in the way once the actor has overruled what their role lets them, each with a
 * reason. Hard refusals stay whatever is asked.
 */
export function remainingRefusals(
  refusals: readonly BookingRefusal[],
  overrules: readonly AskedOverrule[],
  actor: Pick<Actor, 'roles'>,
): BookingRefusal[] {
  return refusals.filter(
    (refusal) =>
      !mayOverrule(refusal, actor) ||
      !overrules.some(({ code, reason }) => code === refusal.code && reason.trim() !== ''),
  );
}
