import type { Person } from '#domain/people/person';
import type { Side } from '#domain/referral/laterality';
import type { TriageDecision } from '#domain/referral/referral';
import { referralPageActions } from '../referral-queue.actions';

export type TriageMode = 'accept' | 'return' | 'ask' | 'decline' | 'withdraw' | 'receive';

/** Number keys for them, beside the field that takes any name. */
export const MOST_COLLEAGUES = 9;

export const DECISION: Readonly<Record<TriageMode, TriageDecision>> = {
  accept: 'accepted',
  return: 'needs-information',
  ask: 'asked',
  decline: 'declined',
  withdraw: 'withdrawn',
  receive: 'received',
};

export const SIDE_KEYS: Readonly<Record<Side, string>> = { left: 'l', right: 'r', both: 'b' };

/** Where a letter is text, or moves through a list. A radio button or a tick takes none. */
export function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

export const REASONED = {
  return: 'needs-information',
  decline: 'declined',
  withdraw: 'withdrawn',
  receive: 'received',
} as const;

export const REASON_ACTIONS = {
  'needs-information': referralPageActions.returned,
  declined: referralPageActions.declined,
  withdrawn: referralPageActions.withdrawn,
  received: referralPageActions.informationReceived,
} as const;

/** Whom number keys name: physicians first, for they are asked most. */
export function likelyColleagues(
  people: readonly Person[],
  me: string | undefined,
): readonly string[] {
  const others = people.filter(({ id, active }) => active && id !== me);
  const isPhysician = ({ roles }: Person): boolean => roles.includes('physician');
  return [...others.filter(isPhysician), ...others.filter((each) => !isPhysician(each))]
    .map(({ name }) => name)
    .slice(0, MOST_COLLEAGUES);
}
