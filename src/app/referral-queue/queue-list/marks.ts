import { listName } from '#domain/clinic/patient';
import type { QueueRow } from '#domain/referral/queue-row';
import { Injectable, computed, signal } from '@angular/core';
import type { Chosen } from '../bulk/bulk.actions';

/** The most that can be done at once. */
export const MOST_MARKED = 200;

/** The rows that are marked, for what is done to several at once; the newest sight of each. */
@Injectable()
export class Marks {
  readonly #rows = signal<ReadonlyMap<string, QueueRow>>(new Map());

  readonly ids = computed((): ReadonlySet<string> => new Set(this.#rows().keys()));
  readonly chosen = computed((): readonly Chosen[] =>
    [...this.#rows().values()].map((row) => ({
      id: row.referralId,
      version: row.version,
      name: listName(row),
    })),
  );

  toggle(row: QueueRow): void {
    const rows = new Map(this.#rows());
    if (!rows.delete(row.referralId)) rows.set(row.referralId, row);
    this.#rows.set(rows);
  }

  /** The first of the list, as many as can be done at once. */
  all(rows: readonly QueueRow[]): void {
    this.#rows.set(new Map(rows.slice(0, MOST_MARKED).map((row) => [row.referralId, row])));
  }

  /** Marked ones as they now are; whoever has left the list is no longer marked. */
  follow(rows: readonly (QueueRow | null)[], total: number): void {
    const present = this.#rows();
    if (present.size === 0) return;
    const seen = new Map(rows.flatMap((row) => (row === null ? [] : [[row.referralId, row]])));
    // Only a list that is wholly on this desk says who is no longer on it.
    const isWhole = seen.size === total;
    const rest = [...present].flatMap(([id, row]): [string, QueueRow][] => {
      const now = seen.get(id);
      if (now !== undefined) return [[id, now]];
      return isWhole ? [] : [[id, row]];
    });
    this.#rows.set(new Map(rest));
  }

  clear(): void {
    this.#rows.set(new Map());
  }
}
