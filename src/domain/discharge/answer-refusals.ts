import type { AnswerValue, Checklist, ChecklistItem } from '#domain/discharge/checklist';
import { LINK } from '#domain/discharge/link-ids';
import { SIDES } from '#domain/referral/laterality';
import type { Refusal } from '#domain/refusal';
import type { DayCase } from '#domain/visit/day-case';
import { notOverruled } from '#domain/visit/overrules';
import { startBlockers } from '#domain/visit/start-blockers';
import { stateOf } from '#domain/visit/visit';

export const NOT_APPLICABLE = 'not-applicable';

/** Text longer than this is not an answer any more. */
export const LONGEST_TEXT = 2000;

/**
 * Every reason why this answer cannot be stored: an item that is not there, the wrong type, out of
 * range (both ends included), "not applicable" not offered or without a reason. To the time-out's
 * last item, "the procedure may start", yes is refused while anything stands in the way.
 */
export function answerRefusals(
  day: DayCase,
  checklist: Checklist,
  linkId: string,
  value: AnswerValue,
  reason: string | null,
): Refusal[] {
  const item = checklist.items.find((each) => each.linkId === linkId);
  if (item === undefined) return [{ code: 'item-not-in-checklist', linkId }];
  if (value === NOT_APPLICABLE) return notApplicable(item, reason);
  if (!isOfType(item, value)) return [{ code: 'answer-of-wrong-type', linkId }];
  if (typeof value === 'number' && !inRange(item, value))
    return [{ code: 'answer-out-of-range', linkId, min: item.min, max: item.max }];
  if (checklist.kind === 'time-out' && linkId === LINK.start && value === true)
    return mayStart(day);
  return [];
}

function notApplicable(item: ChecklistItem, reason: string | null): Refusal[] {
  if (!item.notApplicable) return [{ code: 'not-applicable-not-offered', linkId: item.linkId }];
  return (reason ?? '').trim() === '' ? [{ code: 'reason-missing' }] : [];
}

function isOfType(item: ChecklistItem, value: AnswerValue): boolean {
  switch (item.type) {
    case 'yes-no':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'choice':
      return item.options.some((option) => option.value === value);
    case 'side':
      return SIDES.some((side) => side === value);
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT;
  }
}

function inRange(item: ChecklistItem, value: number): boolean {
  return (item.min === null || value >= item.min) && (item.max === null || value <= item.max);
}

/** The team says "start" in the room, with nothing hard in the way and the soft things overruled. */
function mayStart(day: DayCase): Refusal[] {
  const present = stateOf(day.visit);
  const place: Refusal[] =
    present === 'in-room' ? [] : [{ code: 'step-out-of-order', step: 'in-room', present }];
  return [...place, ...notOverruled<Refusal>(startBlockers(day, 'needle'), day.visit.overrules)];
}
