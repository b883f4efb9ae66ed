import { createHash, randomUUID } from 'node:crypto';
import type { Client, Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { pino } from 'pino';
import { bookSlotSchema, type BookSlotBody } from '#contract/bookings';
import type { Actor } from '#domain/people/person';
import { bookSlot } from '../src/server/bookings/book-slot.ts';
import { createDeps } from '../src/server/db/deps.ts';
import { requestContext } from '../src/server/db/request-context.ts';
import type { Slot } from './bench-clinic.ts';

type Statement = string | QueryConfig;

/**
 * Everything the server sends to the database for one booking, from `begin` to `commit`, with its
 * values; what it sends without waiting for an answer in between is one round trip.
 */
export type Transaction = readonly (readonly Statement[])[];

export interface Errand {
  readonly slot: Slot;
  readonly referralId: string;
}

export const bookingOf = ({ slot, referralId }: Errand): BookSlotBody => ({ referralId, ...slot });

/**
 * Books each slot with the server's own use-case in a copy of the database, one after the other, and
 * writes down the statements: replayed in the original they are the very same transaction, without
 * the server around it. `copy` is used for this alone.
 */
export async function rehearse(
  copy: Pool,
  actors: readonly Actor[],
  errands: readonly Errand[],
): Promise<Transaction[]> {
  const log = pino({ level: 'silent' });
  const now = () => new Date().toISOString();
  let recording: Statement[][] = [];
  copy.on('connect', (client) => {
    record(client, (statement, together) => {
      if (together) recording.at(-1)?.push(statement);
      else recording.push([statement]);
    });
  });
  const deps = createDeps({ pool: copy, log, now, newId: randomUUID });

  const transactions: Transaction[] = [];
  for (const [index, errand] of errands.entries()) {
    const actor = actors[index % actors.length];
    if (!actor) throw new Error('Nobody to book');
    const body = bookSlotSchema.parse(bookingOf(errand));
    const requestHash = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    const idempotency = { key: randomUUID(), requestHash };
    recording = [];
    const outcome = await requestContext.run(
      { requestId: randomUUID(), idempotency, writes: 0 },
      () => deps.write(actor, (tx) => bookSlot(tx, body)),
    );
    if (outcome.kind === 'refused')
      throw new Error(`The rehearsal was refused: ${JSON.stringify(outcome.refusals)}`);
    transactions.push(recording);
  }
  return transactions;
}

function record(
  client: PoolClient,
  write: (statement: Statement, together: boolean) => void,
): void {
  const query = client.query.bind(client) as (statement: Statement) => Promise<QueryResult>;
  let underWay = 0;
  const recorded = (statement: Statement): Promise<QueryResult> => {
    write(statement, underWay > 0);
    underWay += 1;
    const result = query(statement);
    const settled = () => {
      underWay -= 1;
    };
    result.then(settled, settled);
    return result;
  };
  client.query = recorded as typeof client.query;
}

/**
 * Sends a rehearsed transaction. Returns how far the clinic's changes were counted before it, and when
 * its last round trip, the one with the commit, was sent.
 */
export async function replay(
  client: Client,
  transaction: Transaction,
  clock: () => number = () => 0,
): Promise<{ base: number; sentAt: number }> {
  let last: QueryResult<{ base?: string }>[] = [];
  let sentAt = 0;
  for (const statements of transaction) {
    sentAt = clock();
    last = await Promise.all(
      statements.map((statement) => client.query<{ base?: string }>(statement)),
    );
  }
  const [recorded, committed] = last.slice(-2);
  if (committed?.command !== 'COMMIT') throw new Error('A replayed booking was not committed');
  return { base: Number(recorded?.rows[0]?.base), sentAt };
}
