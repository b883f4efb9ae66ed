import type { ChecklistKind } from '#domain/discharge/checklist';
import type { Measurement, MeasurementKind } from '#domain/visit/visit';

/** What keeps a patient from being sent home, or an answer from being stored. */
export type DischargeRefusal =
  | {
      readonly code: 'item-unanswered';
      readonly kind: ChecklistKind;
      readonly linkId: string;
      readonly text: string;
    }
  | {
      readonly code: 'item-forbids-home';
      readonly kind: ChecklistKind;
      readonly linkId: string;
      readonly text: string;
      readonly hard: boolean;
    }
  | {
      readonly code: 'score-too-low';
      readonly scale: 'mpadss' | 'aldrete';
      readonly score: number;
      readonly needed: number;
    }
  | {
      /** A leg's sign, as last measured, is worse than before the block. */
      readonly code: 'below-baseline';
      readonly kind: MeasurementKind;
      readonly side: Measurement['side'];
      readonly baseline: number;
      readonly present: number;
    }
  | { readonly code: 'observation-not-over'; readonly minutesLeft: number }
  | {
      readonly code: 'orthostatic-drop';
      /** Fall on standing, mmHg. */
      readonly systolic: number;
      readonly diastolic: number;
      /** Dizzy or unsteady with it: then nobody may overrule; nor while nobody has asked (`null`). */
      readonly symptoms: boolean | null;
    }
  | {
      readonly code: 'answer-out-of-range';
      readonly linkId: string;
      readonly min: number | null;
      readonly max: number | null;
    }
  | { readonly code: 'answer-of-wrong-type'; readonly linkId: string }
  /** The clinic has no checklist of this kind for the procedure. */
  | { readonly code: 'checklist-template-missing'; readonly kind: ChecklistKind }
  | { readonly code: 'item-not-in-checklist'; readonly linkId: string }
  | { readonly code: 'not-applicable-not-offered'; readonly linkId: string }
  | { readonly code: 'not-overrulable' }
  | { readonly code: 'overrule-reason-missing' };
