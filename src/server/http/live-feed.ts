import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { CHANGE_CHANNEL } from '../db/record-changes.ts';
import { loggable } from './errors.ts';
import { LiveClinic, type FeedStream } from './live-clinic.ts';
import { SIGN_IN_CHANNEL } from './sign-ins.ts';

/** A stream that somebody's browser holds. */
export interface LiveStream extends FeedStream {
  readonly personId: string;
  ping(): void;
}

/** Browsers and proxies give up on a silent line; this keeps it alive. */
const PING_EVERY_MS = 15_000;
const LONGEST_WAIT_MS = 2_000;
/** Far more than a database that is there takes for nothing at all. */
const LISTENER_ANSWERS_WITHIN_MS = 5_000;

/**
 * Hands every committed change to every stream of its clinic, in commit order. One connection a
 * server process listens; a wake-up costs one query a clinic, however many streams it has.
 */
export class LiveFeed {
  /** Told of people whose sign-ins or roles changed; null when any may have, unheard. */
  onSignInsChanged: (personId: string | null) => void = () => undefined;
  readonly #database: Database;
  readonly #log: Logger;
  readonly #clinics = new Map<string, LiveClinic>();
  readonly #streams = new Set<LiveStream>();
  readonly #pinging: NodeJS.Timeout;
  #listener: pg.Client | null = null;
  #stopped = false;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
    this.#pinging = setInterval(() => {
      for (const stream of this.#streams) stream.ping();
      void this.#checkListener();
    }, PING_EVERY_MS);
    this.#pinging.unref();
  }

  /** True while notifications reach us. */
  get listening(): boolean {
    return this.#listener !== null;
  }

  get streams(): number {
    return this.#streams.size;
  }

  async listen(): Promise<void> {
    const client = new pg.Client({
      ...this.#database.listener,
      query_timeout: LISTENER_ANSWERS_WITHIN_MS,
    });
    const lost = () => {
      this.#lost(client);
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ channel, payload }) => {
      this.#heard(channel, payload ?? '');
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANGE_CHANNEL}; listen ${SIGN_IN_CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    this.#listener = client;
    // Whatever was committed while nobody listened.
    this.onSignInsChanged(null);
    for (const clinic of this.#clinics.values()) clinic.wake();
  }

  /** Adds a stream that has seen everything up to and including `from`. */
  join(clinicId: string, stream: LiveStream, from: number): void {
    this.#streams.add(stream);
    let clinic = this.#clinics.get(clinicId);
    if (!clinic) {
      clinic = new LiveClinic(clinicId, this.#database.pool, (error) => {
        this.#log.error({ fault: loggable(error) }, 'The live feed could not read changes');
      });
      this.#clinics.set(clinicId, clinic);
    }
    clinic.add(stream, from);
  }

  leave(clinicId: string, stream: LiveStream): void {
    this.#streams.delete(stream);
    const clinic = this.#clinics.get(clinicId);
    clinic?.remove(stream);
    if (clinic?.empty) this.#clinics.delete(clinicId);
  }

  /** Ends every stream, and takes no notifications any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#pinging);
    this.closeStreams();
    const listener = this.#listener;
    this.#listener = null;
    await listener?.end().catch(() => undefined);
  }

  closeStreams(): void {
    for (const stream of [...this.#streams]) stream.close();
  }

  /**
   * A firewall that drops a silent connection tells neither side: without a question now and then,
   * every desk would look live and hear nothing.
   */
  async #checkListener(): Promise<void> {
    const client = this.#listener;
    if (client === null) return;
    try {
      await client.query('select 1');
    } catch {
      this.#lost(client);
      client.end().catch(() => undefined);
    }
  }

  #lost(client: pg.Client): void {
    if (this.#listener !== client) return;
    this.#listener = null;
    this.onSignInsChanged(null);
    void this.#reconnect();
  }

  #heard(channel: string, payload: string): void {
    if (channel === CHANGE_CHANNEL) this.#clinics.get(payload)?.wake();
    if (channel === SIGN_IN_CHANNEL) {
      this.onSignInsChanged(payload);
      for (const stream of [...this.#streams]) if (stream.personId === payload) stream.close();
    }
  }

  async #reconnect(): Promise<void> {
    this.#log.warn('The live feed lost its connection to the database and reconnects');
    for (let pause = 50; !this.#stopped; pause = Math.min(LONGEST_WAIT_MS, pause * 2)) {
      await wait(pause, undefined, { ref: false });
      if (this.#stopped) return;
      try {
        await this.listen();
        return;
      } catch (error) {
        this.#log.warn({ fault: loggable(error) }, 'The live feed cannot reconnect yet');
      }
    }
  }
}

export async function startFeed(options: { database: Database; log: Logger }): Promise<LiveFeed> {
  const feed = new LiveFeed(options.database, options.log);
  await feed.listen();
  return feed;
}
