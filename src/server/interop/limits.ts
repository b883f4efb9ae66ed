import type { ReadOutcome } from '#domain/referral/incoming';

/** Largest file that is read, in bytes. */
export const LARGEST_MESSAGE = 5 * 1024 * 1024;

/** Most referrals of one file: more than any sender's day, few enough to answer while one waits. */
export const MOST_REFERRALS = 500;

export function tooMany(count: number): ReadOutcome {
  return { kind: 'refused', fault: 'too-many', place: 'the file', found: String(count) };
}
