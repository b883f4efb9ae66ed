import { sql } from 'kysely';
import type { Pool } from 'pg';
import { inReadTransaction } from '../db/transaction.ts';

/** One change as the stream sends it, written out once for all who read it. */
export interface FeedChange {
  readonly seq: number;
  readonly entity: string;
  /** The change as JSON. */
  readonly text: string;
}

/** What the feed asks of a stream. */
export interface FeedStream {
  /** Sends changes in order; false when the line is full and the stream will ask again by `add`. */
  send(changes: readonly FeedChange[]): boolean;
  /** What it has seen is older than what is kept: only a new snapshot helps. */
  tooFarBack(): void;
  /** Ends the stream; the browser comes back by itself, and is recognised anew. */
  close(): void;
}

/** Rows read at once: a reader that was away for long does not fill the memory. */
const BATCH = 200;
/** Further back than this a new snapshot is cheaper than the changes. */
const KEPT_FOR_READERS = 5_000;

/** The streams of one clinic, and how far each has got. */
export class LiveClinic {
  readonly #clinicId: string;
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  /** Streams that have everything up to `#read`. */
  readonly #live = new Map<FeedStream, number>();
  /** Streams that still read what they missed. */
  readonly #behind = new Set<FeedStream>();
  #read: number | null = null;
  #reading = false;
  #again = false;

  constructor(clinicId: string, pool: Pool, onError: (error: unknown) => void) {
    this.#clinicId = clinicId;
    this.#pool = pool;
    this.#onError = onError;
  }

  get empty(): boolean {
    return this.#live.size === 0 && this.#behind.size === 0;
  }

  add(stream: FeedStream, from: number): void {
    this.#behind.add(stream);
    this.#catchUp(stream, from).catch((error: unknown) => {
      this.#onError(error);
      // It comes back from where it was: a stream that is merely closed loses nothing.
      if (this.#behind.delete(stream)) stream.close();
    });
  }

  remove(stream: FeedStream): void {
    this.#live.delete(stream);
    this.#behind.delete(stream);
  }

  /** Something was committed, or may have been. */
  wake(): void {
    if (this.#reading) this.#again = true;
    else
      this.#readOn().catch((error: unknown) => {
        this.#onError(error);
        setTimeout(() => {
          this.wake();
        }, 500).unref();
      });
  }

  async #readOn(): Promise<void> {
    if (this.#read === null) return;
    this.#reading = true;
    try {
      do {
        this.#again = false;
        const changes = await this.#changesAfter(this.#read);
        const last = changes.at(-1);
        if (!last) continue;
        if (changes.length === BATCH) this.#again = true;
        this.#read = last.seq;
        for (const [stream, seen] of this.#live) this.#hand(stream, seen, changes, last.seq);
      } while (this.#again);
    } finally {
      this.#reading = false;
    }
  }

  #hand(stream: FeedStream, seen: number, changes: readonly FeedChange[], last: number): void {
    const fresh = seen < (changes[0]?.seq ?? 0) ? changes : changes.filter(({ seq }) => seq > seen);
    // A stream whose line is full leaves, and is added again from where it had got to.
    if (fresh.length > 0 && !stream.send(fresh)) this.#live.delete(stream);
    else this.#live.set(stream, Math.max(seen, last));
  }

  /** Reads what one stream missed, until it has as much as the others have. */
  async #catchUp(stream: FeedStream, from: number): Promise<void> {
    if (await this.#isTooFarBack(from)) {
      if (this.#behind.delete(stream)) stream.tooFarBack();
      return;
    }
    let seen = from;
    while (this.#behind.has(stream)) {
      const changes = await this.#changesAfter(seen);
      if (!this.#behind.has(stream)) return;
      const last = changes.at(-1);
      if (last) {
        seen = last.seq;
        if (!stream.send(changes)) {
          this.#behind.delete(stream);
          return;
        }
      }
      // No await between this question and joining: nothing can be read in between.
      if (changes.length < BATCH && (this.#read === null || seen >= this.#read)) {
        this.#behind.delete(stream);
        this.#live.set(stream, seen);
        this.#read ??= seen;
        // A commit may have woken the clinic before it had a place to read on from.
        this.wake();
        return;
      }
    }
  }

  async #isTooFarBack(from: number): Promise<boolean> {
    const { rows } = await this.#reader((db) =>
      sql<{ seq: number; oldest: number | null }>`
        select h.seq, (select min(c.seq) from change c where c.clinic_id = h.clinic_id) as oldest
        from clinic_head h`.execute(db),
    );
    const [head] = rows;
    if (!head) return true;
    return from > head.seq || from < (head.oldest ?? 1) - 1 || head.seq - from > KEPT_FOR_READERS;
  }

  async #changesAfter(seq: number): Promise<FeedChange[]> {
    const { rows } = await this.#reader((db) =>
      sql<FeedChange>`
        select seq, entity,
          json_build_object('seq', seq, 'entity', entity, 'id', entity_id, 'version', version,
            'byName', by_name, 'at', to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'body', body)::text as text
        from change where seq > ${seq} order by seq limit ${BATCH}`.execute(db),
    );
    return rows;
  }

  #reader<T>(query: Parameters<typeof inReadTransaction<T>>[2]): Promise<T> {
    return inReadTransaction(this.#pool, { clinicId: this.#clinicId, personId: null }, query);
  }
}
