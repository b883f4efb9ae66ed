import type { Instant } from '#domain/time/instant';
import type { Outcome } from '../db/outcome.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { StaffKey } from './staff.ts';
import type { DemoWorld } from './demo-world.ts';

/** Something that somebody of the clinic did at some moment of its history. */
export interface Happening {
  readonly at: Instant;
  readonly by: StaffKey;
  /** Such acts wait for each other, whoever they are about: they give out numbers, places and slots. */
  readonly inTurn?: true;
  /** For the sentence, should a use-case refuse it. */
  readonly what: string;
  does(tx: UnitOfWork, world: DemoWorld): Promise<Outcome<unknown>>;
}

/** In the order of their moments; what happens at one moment keeps the order it was told in. */
export function inOrder<Act extends Pick<Happening, 'at'>>(happenings: readonly Act[]): Act[] {
  return [...happenings].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** What a use-case answered. The plan of the demo knows the rules: a refusal is a bug in it. */
export function valueOf<T>(
  outcome:
    | { readonly kind: 'done'; readonly value: T }
    | { readonly kind: 'refused'; readonly refusals: readonly unknown[] },
  what: string,
): T {
  if (outcome.kind === 'done') return outcome.value;
  throw new Error(`The demo clinic was refused ${what}: ${JSON.stringify(outcome.refusals)}`);
}
