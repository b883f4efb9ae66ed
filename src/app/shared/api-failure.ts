import type { Refusal } from '#domain/refusal';

/** One thing wrong with what was sent, and where: a bug of ours or a field the page should have caught. */
export interface Fault {
  readonly place: string;
  readonly problem: string;
}

/** Why a request did not do what it should: always one of these, never an exception of unknown shape. */
export type ApiFailure =
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'signed-out' }
  /** The server could not be reached, even after one retry. */
  | { readonly kind: 'offline' }
  /** A bug or broken infrastructure; the request id finds it in the server's log. */
  | { readonly kind: 'broken'; readonly requestId: string | null };
