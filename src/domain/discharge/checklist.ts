import type { Stamp } from '#domain/people/stamp';

/** When on the day a checklist is gone through. */
export const CHECKLIST_KINDS = [
  'pre-procedure',
  'time-out',
  'sign-out',
  'recovery',
  'discharge',
] as const;
export type ChecklistKind = (typeof CHECKLIST_KINDS)[number];

/** FHIR Questionnaire.item.type, as far as checklists need it; `side` is a choice of left, right, both. */
export const ANSWER_TYPES = ['yes-no', 'number', 'choice', 'text', 'side'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** FHIR enableWhen, as far as checklists need it: which cases an item is asked in. */
export const ITEM_CONDITIONS = [
  'always',
  'sedated',
  'sided',
  'antithrombotics-stopped',
  'pregnancy-possible',
] as const;
export type ItemCondition = (typeof ITEM_CONDITIONS)[number];

export interface ChecklistItem {
  /** Stable within the template; rules name items by it. */
  readonly linkId: string;
  readonly text: string;
  readonly type: AnswerType;
  readonly asked: ItemCondition;
  readonly mandatory: boolean;
  /** May be answered "not applicable", with a reason. */
  readonly notApplicable: boolean;
  readonly unit: string | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** FHIR: Questionnaire. A running checklist keeps the version it began with. */
export interface ChecklistTemplate {
  readonly id: string;
  readonly version: number;
  readonly kind: ChecklistKind;
  readonly title: string;
  /** Empty: for every procedure that has none of its own. */
  readonly procedureTypeIds: readonly string[];
  readonly items: readonly ChecklistItem[];
  /** Who published this version, and when; `null` for what a clinic starts with. */
  readonly published: Stamp | null;
}

/** A text of `not-applicable` says just that, where the item offers it. */
export type AnswerValue = boolean | number | string;

/** FHIR: QuestionnaireResponse.item.answer. A correction supersedes; the old answer stays. */
export interface Answer extends Stamp {
  readonly id: string;
  readonly linkId: string;
  readonly value: AnswerValue;
  readonly reason: string | null;
  readonly superseded: boolean;
}

/** FHIR: QuestionnaireResponse. */
export interface Checklist {
  readonly id: string;
  readonly version: number;
  readonly bookingId: string;
  readonly kind: ChecklistKind;
  readonly templateId: string;
  readonly templateVersion: number;
  readonly title: string;
  /** Copied from the template when it began. */
  readonly items: readonly ChecklistItem[];
  readonly answers: readonly Answer[];
}

/** The answer that counts now, if any. */
export function answerTo(checklist: Checklist, linkId: string): Answer | undefined {
  return checklist.answers.findLast((answer) => answer.linkId === linkId && !answer.superseded);
}
