import type { Urgency } from '#domain/clinic/clinic';
import type { MissingFact, RedFlagKind, TriageDecision } from '#domain/referral/referral';

export function urgencyWord(urgency: Urgency): string {
  switch (urgency) {
    case 'most-urgent':
      return $localize`Most urgent`;
    case 'urgent':
      return $localize`Urgent`;
    case 'routine':
      return $localize`Routine`;
    case 'rtt-18-weeks':
      return $localize`18 weeks`;
  }
}

export function triageWord(decision: TriageDecision): string {
  switch (decision) {
    case 'received':
      return $localize`To triage`;
    case 'accepted':
      return $localize`Accepted`;
    case 'needs-information':
      return $localize`Returned with advice`;
    case 'asked':
      return $localize`Question asked`;
    case 'declined':
      return $localize`Declined`;
    case 'withdrawn':
      return $localize`Withdrawn`;
  }
}

/** A `Side` in a sentence: "the order says left". */
export function sideWord(side: string): string {
  switch (side) {
    case 'left':
      return $localize`left`;
    case 'right':
      return $localize`right`;
    case 'both':
      return $localize`both sides`;
    default:
      return side;
  }
}

export function redFlagWord(kind: RedFlagKind): string {
  switch (kind) {
    case 'progressive-weakness':
      return $localize`progressive weakness`;
    case 'bladder-or-bowel-change':
      return $localize`bladder or bowel change`;
    case 'fever-or-local-infection':
      return $localize`fever or local infection`;
    case 'acute-limb-ischaemia':
      return $localize`acute limb ischaemia`;
    case 'suspected-dvt':
      return $localize`suspected deep vein thrombosis`;
    case 'weight-loss-or-lymphadenopathy':
      return $localize`weight loss or swollen lymph nodes`;
    case 'suicide-risk':
      return $localize`risk of suicide`;
  }
}

/** The name of the fact, in a sentence that asks for it. */
export function missingFactWord(fact: MissingFact): string {
  switch (fact) {
    case 'patient-name':
      return $localize`patient’s name`;
    case 'birth-date':
      return $localize`birth date`;
    case 'phone':
      return $localize`phone number`;
    case 'diagnosis':
      return $localize`diagnosis`;
    case 'diagnosis-code':
      return $localize`diagnosis code`;
    case 'side':
      return $localize`side`;
    case 'procedure':
      return $localize`procedure`;
    case 'urgency':
      return $localize`urgency`;
    case 'baseline-nrs':
      return $localize`pain score before treatment`;
  }
}
