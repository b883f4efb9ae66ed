import type { EntityChange } from '#contract/live';

/** Changes as one tab passes them to the others: they follow directly on `after`. */
export interface Stretch {
  readonly after: number;
  readonly changes: readonly EntityChange[];
}

/** How far this tab has got; `seq: null` while it waits for a snapshot, holding what arrives. */
export interface Cursor {
  readonly seq: number | null;
  readonly held: readonly Stretch[];
}

export const NOTHING_YET: Cursor = { seq: null, held: [] };

export interface Advance {
  readonly cursor: Cursor;
  readonly apply: readonly EntityChange[];
  /** Changes were missed: only a new snapshot helps. */
  readonly gap: boolean;
}

/**
 * What to do with a stretch that arrived. Stretches may repeat or overlap; only one that begins
 * later than this tab has got to leaves a gap.
 */
export function take(cursor: Cursor, stretch: Stretch): Advance {
  if (cursor.seq === null)
    return { cursor: { seq: null, held: [...cursor.held, stretch] }, apply: [], gap: false };
  if (stretch.after > cursor.seq)
    return { cursor: { seq: null, held: [stretch] }, apply: [], gap: true };
  return go(cursor.seq, stretch.changes);
}

/** A snapshot of `seq` is there: what was held goes on from it. */
export function restart(cursor: Cursor, seq: number): Advance {
  return go(
    seq,
    cursor.held.flatMap((stretch) => stretch.changes),
  );
}

function go(from: number, changes: readonly EntityChange[]): Advance {
  const apply = changes.filter((change) => change.seq > from);
  const seq = apply.reduce((last, change) => Math.max(last, change.seq), from);
  return { cursor: { seq, held: [] }, apply, gap: false };
}
