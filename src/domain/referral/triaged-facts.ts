import type { Actor } from '#domain/people/person';
import { mayDo } from '#domain/people/roles';
import { TRIAGED_FACTS, type Referral, type TriagedFact } from '#domain/referral/referral';
import type { ReferralRefusal } from '#domain/referral/referral-refusal';

type Order = Pick<Referral, TriagedFact>;

/**
 * Completing a referral is anybody's, triage is not (model.md, "Who may"): from acceptance on its
 * order and its urgency are changed by whoever may triage, or it would be booked as nobody accepted
 * it. Others undo nothing by typing; they ask a physician.
 */
export function triagedRefusals(
  referral: Order & Pick<Referral, 'decision'>,
  wanted: { readonly [Fact in TriagedFact]?: Order[Fact] | undefined },
  actor: Pick<Actor, 'roles'>,
): ReferralRefusal[] {
  if (!isTriagedAgainst(referral, actor)) return [];
  const facts = TRIAGED_FACTS.filter(
    (fact) => wanted[fact] !== undefined && !isSame(wanted[fact], referral[fact]),
  );
  return facts.length === 0 ? [] : [{ code: 'decided-at-triage', facts }];
}

/** A physician accepted the order, and this person may not decide it anew. */
export function isTriagedAgainst(
  referral: Pick<Referral, 'decision'>,
  actor: Pick<Actor, 'roles'>,
): boolean {
  return referral.decision === 'accepted' && !mayDo(actor.roles, 'triage-referral');
}

/** Of the facts that a person picks from another referral, those that triage decides on. */
export function triagedAmong(names: readonly string[], from: Order): Partial<Order> {
  const picked = TRIAGED_FACTS.filter((fact) => names.includes(fact));
  return Object.fromEntries(picked.map((fact) => [fact, from[fact]]));
}

const isSame = (wanted: unknown, present: unknown): boolean =>
  JSON.stringify(wanted) === JSON.stringify(present);
