import { answerTo, type Checklist } from '#domain/discharge/checklist';
import type { GivenAnswer } from './checklists.actions';

/**
 * The version this answer is based on. What happened to other items, and one's own answer a moment
 * ago, were seen; somebody else's answer to this item was not, unless it was on the screen.
 */
export function versionSeen(
  answer: GivenAnswer,
  checklist: Checklist | undefined,
  me: string | null,
): number {
  if (checklist === undefined) return 1;
  const present = answerTo(checklist, answer.linkId);
  const seen = present === undefined || present.id === answer.seen || present.by === me;
  return seen ? checklist.version : answer.version;
}
