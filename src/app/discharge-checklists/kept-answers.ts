import { CHECKLIST_KINDS } from '#domain/discharge/checklist';
import { DRAFT_KEY } from '../shared/drafts/draft-storage';
import type { GivenAnswer } from './checklists.actions';
import type { PendingAnswer } from './checklists.state';

/** Forgotten with what was typed, when somebody signs out. */
const ANSWERS_KEY = `${DRAFT_KEY}answers`;

/** Keeps in this tab, over a reload, what is given and not saved. */
export function keepAnswers(storage: Storage, pending: readonly PendingAnswer[]): void {
  if (pending.length === 0) storage.removeItem(ANSWERS_KEY);
  else storage.setItem(ANSWERS_KEY, JSON.stringify(pending.map(({ answer }) => answer)));
}

/** What was kept, as far as it can be read. */
export function keptAnswers(storage: Storage): GivenAnswer[] {
  try {
    const found: unknown = JSON.parse(storage.getItem(ANSWERS_KEY) ?? '[]');
    return Array.isArray(found) ? found.filter(isGivenAnswer) : [];
  } catch {
    return [];
  }
}

function isGivenAnswer(value: unknown): value is GivenAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const answer = value as Partial<Record<keyof GivenAnswer, unknown>>;
  const isText = (text: unknown): boolean => typeof text === 'string';
  return (
    isText(answer.bookingId) &&
    isText(answer.linkId) &&
    isText(answer.givenAt) &&
    CHECKLIST_KINDS.some((kind) => kind === answer.kind) &&
    ['boolean', 'number', 'string'].includes(typeof answer.value) &&
    (answer.reason === null || isText(answer.reason)) &&
    (answer.seen === null || isText(answer.seen)) &&
    typeof answer.version === 'number'
  );
}
