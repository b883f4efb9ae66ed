import type { ChecklistKind } from '#domain/discharge/checklist';
import type { Holder } from '#domain/discharge/holder';

/** What an item that a rule holds must keep. */
export type HeldFact = 'there' | 'type' | 'asked' | 'mandatory' | 'answered' | 'unit' | 'options';

/** Why a checklist template may not be published so; `linkId` names the item it is about. */
export type TemplateRefusal =
  | { readonly code: 'checklist-title-missing' }
  | { readonly code: 'checklist-without-items' }
  | { readonly code: 'checklist-too-many-items'; readonly most: number }
  | { readonly code: 'checklist-item-without-text'; readonly linkId: string }
  | {
      readonly code: 'checklist-text-too-long';
      /** `null` for the title. */
      readonly linkId: string | null;
      readonly part: 'title' | 'text' | 'option';
      readonly most: number;
    }
  | { readonly code: 'checklist-item-name-wrong'; readonly linkId: string }
  | { readonly code: 'checklist-item-twice'; readonly linkId: string }
  /** A range, a unit or options at an item that has no use for them. */
  | {
      readonly code: 'checklist-fact-not-of-type';
      readonly linkId: string;
      readonly part: 'range' | 'unit' | 'options';
    }
  | {
      readonly code: 'checklist-range-empty';
      readonly linkId: string;
      readonly min: number;
      readonly max: number;
    }
  | { readonly code: 'checklist-unit-unknown'; readonly linkId: string; readonly unit: string }
  | {
      readonly code: 'checklist-options-count';
      readonly linkId: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: 'checklist-option-without-label'; readonly linkId: string }
  | { readonly code: 'checklist-option-twice'; readonly linkId: string; readonly label: string }
  | {
      readonly code: 'checklist-item-held';
      readonly linkId: string;
      readonly text: string;
      readonly by: Holder;
      readonly keeps: HeldFact;
    }
  /** A procedure has at most one checklist of a kind of its own; all others share one. */
  | {
      readonly code: 'checklist-for-procedure-exists';
      readonly kind: ChecklistKind;
      readonly procedureTypeId: string;
      readonly title: string;
    }
  /** The one for all must stay for all, one for some must name them. */
  | { readonly code: 'checklist-for-all-stays' }
  | { readonly code: 'checklist-without-procedure' };
