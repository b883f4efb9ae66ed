import type { Refusal } from '#domain/refusal';
import type { VisitOverrule } from '#domain/visit/visit';

/**
 * The name under which a physician overrules a soft blocker of the day, or `null` when nobody may
 * (model.md, "Hard and soft"). It holds what was judged: an 8 let pass does not let a 6 pass.
 */
export function overruleKey(refusal: Refusal): string | null {
  switch (refusal.code) {
    case 'start-blocked':
      return refusal.hard ? null : `start-blocked:${refusal.linkId}`;
    case 'item-forbids-home':
      return refusal.hard ? null : `item-forbids-home:${refusal.linkId}`;
    case 'score-too-low':
      return `score-too-low:${refusal.scale}:${refusal.score}`;
    case 'observation-not-over':
      return 'observation-not-over';
    case 'orthostatic-drop':
      return refusal.symptoms !== false
        ? null
        : `orthostatic-drop:${refusal.systolic}/${refusal.diastolic}`;
    default:
      return null;
  }
}

/** The overrule that lets this refusal pass, if a physician gave one. */
export function overruleOf(
  refusal: Refusal,
  overrules: readonly VisitOverrule[],
): VisitOverrule | undefined {
  const key = overruleKey(refusal);
  return key === null ? undefined : overrules.findLast((overrule) => overrule.blocker === key);
}

/** What still stands when the overrules are counted; hard ones always do. */
export function notOverruled<R extends Refusal>(
  refusals: readonly R[],
  overrules: readonly VisitOverrule[],
): R[] {
  return refusals.filter((refusal) => overruleOf(refusal, overrules) === undefined);
}

/** A soft blocker that somebody asks to let pass. */
export interface AskedOverrule {
  readonly blocker: string;
  readonly reason: string;
}
