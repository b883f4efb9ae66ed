import { dischargeBlockers } from '#domain/discharge/discharge-blockers';
import type { Actor } from '#domain/people/person';
import { permissionRefusals } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { Instant } from '#domain/time/instant';
import type { DayCase } from '#domain/visit/day-case';
import { type AskedOverrule, overruleKey } from '#domain/visit/overrules';
import { startBlockers } from '#domain/visit/start-blockers';
import { stateOf, type VisitState } from '#domain/visit/visit';

const RECOVERING: readonly VisitState[] = ['in-recovery', 'ready'];

/**
 * Why this blocker may not be overruled: not by this person, not without a reason, and not when it
 * does not stand now or is hard. What does not stand yet cannot be let pass in advance.
 */
export function overruleRefusals(
  day: DayCase,
  asked: AskedOverrule,
  actor: Pick<Actor, 'roles'>,
  now: Instant,
): Refusal[] {
  const refusals: Refusal[] = permissionRefusals(actor, 'overrule-as-physician');
  if (asked.reason.trim() === '') refusals.push({ code: 'overrule-reason-missing' });
  const standing: Refusal[] = RECOVERING.includes(stateOf(day.visit))
    ? dischargeBlockers(day, now)
    : startBlockers(day, 'needle');
  if (!standing.some((refusal) => overruleKey(refusal) === asked.blocker))
    refusals.push({ code: 'not-overrulable' });
  return refusals;
}
