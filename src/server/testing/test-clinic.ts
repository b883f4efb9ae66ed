import { randomUUID } from 'node:crypto';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type { Transaction } from 'kysely';
import pg from 'pg';
import { pino } from 'pino';
import type { Actor } from '#domain/people/person';
import type { Role } from '#domain/people/roles';
import type { Instant } from '#domain/time/instant';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { buildApp } from '../app.ts';
import type { Config } from '../config.ts';
import { testConfig } from './test-config.ts';
import type { Connections } from '../db/connections.ts';
import { databaseOn, type Database } from '../db/database.ts';
import { json } from '../db/columns.ts';
import { createDeps, type Deps } from '../db/deps.ts';
import type { Schema } from '../db/schema.ts';
import { inWriteTransaction } from '../db/transaction.ts';
import type { Api } from '../http/api.ts';
import { startFeed, type LiveFeed } from '../http/live-feed.ts';
import { SIGN_IN_COOKIE } from '../http/authenticate.ts';
import { storeSignIn } from '../http/sign-ins.ts';
import { tidyClinic } from '../http/tidy.ts';
import { cloneDatabase } from './test-cluster.ts';

/** A Monday morning in London, summer time: 08:00 on the wall. */
export const TEST_NOW: Instant = '2026-09-14T07:00:00.000Z';

/** A server's parts, over one database. */
export interface Server {
  readonly database: Database;
  readonly deps: Deps;
  readonly app: Api;
  readonly feed: LiveFeed;
  stop(): Promise<void>;
}

export interface TestClinic {
  readonly clinicId: string;
  readonly database: Database;
  readonly deps: Deps;
  readonly app: Api;
  readonly feed: LiveFeed;
  /** Settable: the server's clock stands still until a spec moves it. */
  now: Instant;
  /** A person of this clinic with these roles; the physician link only where it is given. */
  addActor(roles: readonly Role[], over?: { name?: string; physicianId?: string }): Promise<Actor>;
  /** The cookie of a new sign-in of theirs. */
  signIn(actor: Actor): Promise<string>;
  /** A request as this actor (signed in once, then remembered), same origin, JSON in and out. */
  inject(actor: Actor | null, request: InjectOptions): Promise<LightMyRequestResponse>;
  /** As the superuser of the cluster, past every policy: to look, or to break something. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: unknown[],
  ): Promise<Row[]>;
  /** What the server logged, as JSON lines; SPEC_LOG=1 shows it as well. */
  readonly logLines: readonly string[];
  /** How to reach this clinic's database, as its owner and as the application. */
  readonly connections: Pick<Connections, 'owner' | 'app'>;
  /** A connection of one's own; the caller ends it. */
  connectAs(config: pg.ClientConfig): Promise<pg.Client>;
  /** A second server on the same database, with connections of its own. */
  anotherServer(): Promise<Server>;
  /** What the server does once an hour. */
  forgetOldKeys(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A clinic in a database of its own, with nothing in it but its rules, open from 08:00 to 18:00 on
 * weekdays in London. Call it in `beforeAll`, and `stop()` in `afterAll`. With `empty` there is not
 * even a clinic, as on the first visit.
 */
export async function aTestClinic({
  empty = false,
  config = {},
}: { empty?: boolean; config?: Partial<Config> } = {}): Promise<TestClinic> {
  const connections = await cloneDatabase();
  const superuser = await connectAs(connections.superuser);
  const logLines: string[] = [];
  const log = pino(
    { level: 'info' },
    {
      write: (line: string) => {
        logLines.push(line);
        if (process.env['SPEC_LOG']) process.stderr.write(line);
      },
    },
  );
  const clinicId = randomUUID();
  const cookies = new Map<string, string>();
  let asked: Promise<unknown> = Promise.resolve();
  const clinic = {
    now: TEST_NOW,
  } as { -readonly [K in keyof TestClinic]: TestClinic[K] };
  const startServer = async (stopsDatabase: boolean): Promise<Server> => {
    const database = databaseOn(
      stopsDatabase ? connections : { ...connections, stop: () => Promise.resolve() },
    );
    const deps = createDeps({
      pool: database.pool,
      log,
      now: () => clinic.now,
      newId: () => randomUUID(),
    });
    const feed = await startFeed({ database, log });
    const app = await buildApp({ deps, database, feed, config: testConfig(config) });
    return {
      database,
      deps,
      app,
      feed,
      async stop() {
        await app.close();
        await feed.stop();
        await database.stop();
      },
    };
  };
  const server = await startServer(true);
  const { database, deps, app, feed } = server;
  const { pool } = database;

  const asNobody = (personId: string, run: (db: Transaction<Schema>) => Promise<unknown>) =>
    inWriteTransaction(pool, { clinicId, personId }, run);
  if (!empty) await asNobody(randomUUID(), (db) => insertClinic(db, clinicId));

  return Object.assign(clinic, {
    clinicId,
    database,
    deps,
    app,
    feed,
    async addActor(roles: readonly Role[], over: { name?: string; physicianId?: string } = {}) {
      const personId = randomUUID();
      const actor: Actor = {
        personId,
        clinicId,
        name: over.name ?? `Test ${roles.join(' and ') || 'nobody'}`,
        roles,
        physicianId: over.physicianId ?? null,
      };
      await asNobody(personId, async (db) => {
        await db
          .insertInto('person')
          .values({
            person_id: personId,
            name: actor.name,
            email: `${personId}@example.org`,
            password_hash: 'nobody-signs-in-with-this',
          })
          .execute();
        await db
          .insertInto('membership')
          .values({
            clinic_id: clinicId,
            person_id: personId,
            roles: [...roles],
            physician_id: actor.physicianId,
          })
          .execute();
      });
      return actor;
    },
    async signIn(actor: Actor) {
      const { token } = await storeSignIn(pool, actor, clinic.now, 'specs');
      return `${SIGN_IN_COOKIE}=${token}`;
    },
    async inject(actor: Actor | null, request: InjectOptions) {
      let cookie = actor ? cookies.get(actor.personId) : undefined;
      if (actor && !cookie) cookies.set(actor.personId, (cookie = await clinic.signIn(actor)));
      return app.inject({
        ...request,
        headers: {
          'sec-fetch-site': 'same-origin',
          ...(cookie ? { cookie } : {}),
          ...request.headers,
        },
      });
    },
    async sql(text: string, values: unknown[] = []) {
      // One after the other: it is a single connection, and many may ask at once.
      const answer = asked.then(() => superuser.query(text, values));
      asked = answer.catch(() => undefined);
      return (await answer).rows as never;
    },
    logLines,
    connections,
    connectAs,
    anotherServer: () => startServer(false),
    forgetOldKeys: () => tidyClinic(pool, clinicId, clinic.now),
    async stop() {
      await superuser.end();
      await server.stop();
    },
  });
}

async function insertClinic(db: Transaction<Schema>, clinicId: string): Promise<void> {
  const open = { start: 480, end: 1080 };
  await db
    .insertInto('clinic')
    .values({
      clinic_id: clinicId,
      name: 'Harbour Pain Clinic',
      zone: 'Europe/London',
      opening_hours: json({ 1: open, 2: open, 3: open, 4: open, 5: open }),
      rules: json(DEFAULT_CLINIC_RULES),
    })
    .execute();
  await db.insertInto('clinic_head').values({ clinic_id: clinicId }).execute();
}

async function connectAs(config: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client(config);
  client.on('error', () => undefined); // the query that meets it will say so
  await client.connect();
  return client;
}
