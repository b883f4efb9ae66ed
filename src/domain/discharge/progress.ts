import {
  answerTo,
  type Checklist,
  type ChecklistItem,
  type ChecklistTemplate,
} from '#domain/discharge/checklist';
import { holdsFor, type DayCase } from '#domain/visit/day-case';

/** The items that this case is asked, in order. */
export function askedItems(
  checklist: Pick<Checklist | ChecklistTemplate, 'items'>,
  day: DayCase,
): ChecklistItem[] {
  return checklist.items.filter((item) => holdsFor(item.asked, day));
}

/** Mandatory items without an answer that counts. */
export function openItems(checklist: Checklist, day: DayCase): ChecklistItem[] {
  return askedItems(checklist, day).filter(
    (item) => item.mandatory && answerTo(checklist, item.linkId) === undefined,
  );
}

export interface Progress {
  readonly answered: number;
  readonly asked: number;
  /** Every mandatory item has an answer; not that every answer is the wished one. */
  readonly complete: boolean;
}

export function progressOf(checklist: Checklist, day: DayCase): Progress {
  const asked = askedItems(checklist, day);
  return {
    answered: asked.filter((item) => answerTo(checklist, item.linkId) !== undefined).length,
    asked: asked.length,
    complete: openItems(checklist, day).length === 0,
  };
}
