import { sql, type Transaction } from 'kysely';
import type { QueueCounts } from '#contract/queue';
import type { Mover } from '#domain/referral/next-move';
import { ALL_REFERRALS, QUEUE_LISTS, type QueueList } from '#domain/referral/queue-lists';
import type { Deps, Scoped } from '../db/deps.ts';
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

interface Known {
  /** The newest change that is counted in. */
  readonly seq: number;
  readonly counts: QueueCounts;
}

/**
 * The counts of each clinic as of its last change. Every desk asks for them after every change of a
 * referral and names that change: they are counted once, and those who ask while somebody counts
 * wait for the same answer.
 */
export class QueueCounter {
  readonly #deps: Pick<Deps, 'read'>;
  readonly #known = new Map<string, Known>();
  readonly #counting = new Map<string, Promise<Known>>();

  constructor(deps: Pick<Deps, 'read'>) {
    this.#deps = deps;
  }

  /** Counts that hold at least the change `since`. */
  async count(actor: Scoped, since: number): Promise<QueueCounts> {
    const { clinicId } = actor;
    const known = this.#known.get(clinicId) ?? (await this.#counting.get(clinicId));
    if (known !== undefined && known.seq >= since) return known.counts;
    const again = await this.#counting.get(clinicId);
    if (again !== undefined && again.seq >= since) return again.counts;
    return (await this.#countNow(actor)).counts;
  }

  #countNow(actor: Scoped): Promise<Known> {
    const { clinicId } = actor;
    const counting = this.#deps
      .read(actor, async (db): Promise<Known> => {
        // Read first: what is committed while it counts may be counted in, and is asked for again.
        const { seq } = await db.selectFrom('clinic_head').select('seq').executeTakeFirstOrThrow();
        return { seq, counts: await countQueue(db) };
      })
      .then((known) => {
        this.#known.set(clinicId, known);
        return known;
      })
      .finally(() => {
        if (this.#counting.get(clinicId) === counting) this.#counting.delete(clinicId);
      });
    this.#counting.set(clinicId, counting);
    return counting;
  }

  /** A new day has changed lists though nobody changed a fact. */
  forget(clinicId: string): void {
    this.#known.delete(clinicId);
  }
}
