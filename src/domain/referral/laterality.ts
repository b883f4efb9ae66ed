/** One side of the body, or both in one visit. */
export const SIDES = ['left', 'right', 'both'] as const;
export type Side = (typeof SIDES)[number];

/** Is `side` covered by what was ordered? Both covers either; one side never covers both. */
export function withinOrdered(side: Side, ordered: Side): boolean {
  return ordered === 'both' || side === ordered;
}
