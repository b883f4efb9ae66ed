import { sql, type Transaction } from 'kysely';
import type { QueueCounts } from '#contract/queue';
import type { Mover } from '#domain/referral/next-move';
import { ALL_REFERRALS, QUEUE_LISTS, type QueueList } from '#domain/referral/queue-lists';
import type { Schema } from '../db/schema.ts';

interface Counted {
  readonly list: QueueList;
  readonly mover: Mover | null;
  readonly move: string | null;
  readonly count: number;
}

/** How many stand on each list, and for whose moves the clinic waits. */
export async function countQueue(db: Transaction<Schema>): Promise<QueueCounts> {
  const { rows } = await sql<Counted>`
    select list, mover, move, count(*)::int as count
    from queue_place group by list, mover, move`.execute(db);
  const lists = Object.fromEntries(QUEUE_LISTS.map((list) => [list, 0])) as Record<
    QueueList,
    number
  >;
  for (const { list, count } of rows) lists[list] += count;
  const moves = rows.flatMap(({ list, mover, move, count }) =>
    list === ALL_REFERRALS && mover !== null && move !== null ? [{ mover, move, count }] : [],
  );
  return { lists, moves };
}

/**
 * The counts of each clinic as of its last change. Every desk asks for them after every change of a
 * referral: they are counted once, whoever asks.
 */
export class QueueCounter {
  readonly #known = new Map<
    string,
    { readonly seq: number; readonly counts: Promise<QueueCounts> }
  >();

  async count(clinicId: string, db: Transaction<Schema>): Promise<QueueCounts> {
    const { seq } = await db.selectFrom('clinic_head').select('seq').executeTakeFirstOrThrow();
    const known = this.#known.get(clinicId);
    if (known?.seq === seq) return known.counts;
    const counts = countQueue(db);
    this.#known.set(clinicId, { seq, counts });
    counts.catch(() => this.#known.delete(clinicId));
    return counts;
  }

  /** A new day has changed lists though nobody changed a fact. */
  forget(clinicId: string): void {
    this.#known.delete(clinicId);
  }
}
