import type { VisitState } from '#domain/visit/visit';

/** Why a step of the day may not be stamped now. Hard unless `hardnessOf` says otherwise. */
export type VisitRefusal =
  | { readonly code: 'step-out-of-order'; readonly step: VisitState; readonly present: VisitState }
  | { readonly code: 'not-the-day'; readonly date: string }
  | {
      readonly code: 'side-differs';
      readonly sides: readonly { readonly where: string; readonly side: string }[];
    }
  | {
      readonly code: 'checklist-unfinished';
      readonly kind: string;
      readonly linkIds: readonly string[];
    }
  | { readonly code: 'start-blocked'; readonly linkId: string }
  | { readonly code: 'outcome-needs-physician' }
  | { readonly code: 'outcome-needs-reason' }
  | { readonly code: 'later-step-stands' }
  | { readonly code: 'record-signed' }
  | { readonly code: 'record-incomplete'; readonly missing: readonly string[] }
  | { readonly code: 'password-wrong' };
