import type { Instant } from '#domain/time/instant';
import type { ChecklistKind } from '#domain/discharge/checklist';
import type { MeasurementKind, VisitState } from '#domain/visit/visit';

/** Why a step of the day may not be stamped now. `overruleKey` says what a physician may let pass. */
export type VisitRefusal =
  | { readonly code: 'step-out-of-order'; readonly step: VisitState; readonly present: VisitState }
  | { readonly code: 'not-the-day'; readonly date: string }
  /** A provisional booking may be planned and the patient may arrive; nobody is treated on it. */
  | { readonly code: 'booking-not-confirmed' }
  | {
      readonly code: 'side-differs';
      readonly sides: readonly { readonly where: string; readonly side: string }[];
    }
  | {
      readonly code: 'checklist-unfinished';
      readonly kind: ChecklistKind;
      readonly linkIds: readonly string[];
    }
  | {
      readonly code: 'start-blocked';
      readonly kind: ChecklistKind;
      readonly linkId: string;
      /** What the item asks to be confirmed. */
      readonly text: string;
      readonly hard: boolean;
    }
  | { readonly code: 'outcome-needs-physician' }
  | { readonly code: 'outcome-needs-reason' }
  | { readonly code: 'later-step-stands' }
  /** The team said "start" in this stay in the room, so the stay cannot be taken back. */
  | { readonly code: 'procedure-has-started' }
  | {
      readonly code: 'measurement-out-of-range';
      readonly kind: MeasurementKind;
      readonly min: number;
      readonly max: number;
    }
  | { readonly code: 'measurement-needs-side'; readonly kind: MeasurementKind }
  | { readonly code: 'record-missing' }
  | { readonly code: 'record-signed' }
  | { readonly code: 'record-incomplete'; readonly missing: readonly string[] }
  | {
      /** More local anaesthetic than this patient may have, in percent of the ceiling. */
      readonly code: 'dose-over-ceiling';
      readonly percent: number;
    }
  /** The patient has not gone home: there is nobody to call. */
  | { readonly code: 'not-gone-home' }
  | { readonly code: 'call-made-already'; readonly byName: string; readonly at: Instant }
  | { readonly code: 'no-such-concern' }
  | { readonly code: 'concern-answered'; readonly byName: string; readonly at: Instant }
  | { readonly code: 'password-wrong' };
