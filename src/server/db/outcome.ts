import type { EntityChange } from '#contract/live';
import type { Refusal } from '#domain/refusal';

/** What a use-case came to. */
export type Outcome<T> =
  | { readonly kind: 'done'; readonly value: T; readonly unchanged?: true }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** The same after the transaction has ended, with what it changed, in commit order. */
export type WriteOutcome<T> =
  | {
      readonly kind: 'done';
      readonly value: T;
      readonly changes: readonly EntityChange[];
      /** True when the request had been done before, under the same Idempotency-Key. */
      readonly replayed: boolean;
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** `value` must survive JSON: a retried request is answered with the stored one. */
export const done = <T>(value: T): Outcome<T> => ({ kind: 'done', value });

/** There was nothing to do: what was written in the transaction, if anything, is rolled back. */
export const unchanged = <T>(value: T): Outcome<T> => ({ kind: 'done', value, unchanged: true });

export const refused = (refusals: readonly Refusal[]): Outcome<never> => ({
  kind: 'refused',
  refusals,
});
