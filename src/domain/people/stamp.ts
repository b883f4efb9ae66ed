import type { Instant } from '#domain/time/instant';

/** Who did something, and when; the name is kept as it was that day. */
export interface Stamp {
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
}
