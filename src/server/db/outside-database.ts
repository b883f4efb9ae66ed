import pg, { type ClientConfig } from 'pg';
import type { Connections } from './connections.ts';
import { StartError } from './start-error.ts';

const OLDEST = 15;
const APP = 'ganglion_app';

/**
 * A PostgreSQL of the clinic's own. Its user owns the database and migrates; the application
 * works as the role `ganglion_app`, of which that user is a member. Every way in which this
 * cannot work is one sentence.
 */
export async function outsideDatabase(url: string): Promise<Connections> {
  const address = parseUrl(url);
  const client = new pg.Client({ ...withOptions(address), connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw cannotConnect(error, address);
  }
  try {
    await refuseUnfit(client);
    await ensureAppRole(client);
  } finally {
    await client.end();
  }
  return {
    owner: withOptions(address),
    app: withOptions(address, `-c role=${APP}`),
    stop: () => Promise.resolve(),
  };
}

interface Address {
  readonly connectionString: string;
  readonly host: string;
  /** Settings that the clinic wants for its connections, from `?options=`. */
  readonly options: string;
}

function parseUrl(url: string): Address {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['postgres:', 'postgresql:'].includes(parsed.protocol))
    throw new StartError(
      'DATABASE_URL is not an address of a PostgreSQL: write it as postgres://user:password@host:5432/database.',
    );
  const host = parsed.searchParams.get('host') ?? parsed.hostname;
  const options = parsed.searchParams.get('options') ?? '';
  // Left in the address they would win over ours, and the application would be the owner.
  parsed.searchParams.delete('options');
  return { connectionString: parsed.href, host: host === '' ? 'localhost' : host, options };
}

/** Settings of a connection; the last of two that name the same one holds. */
function withOptions({ connectionString, options }: Address, more = ''): ClientConfig {
  const all = [options, '-c TimeZone=UTC', more].filter((part) => part !== '').join(' ');
  return { connectionString, options: all };
}

function cannotConnect(error: unknown, { host }: Address): StartError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = error instanceof Error ? error.message : String(error);
  if (code === '28P01' || code === '28000')
    return new StartError(
      `The PostgreSQL at ${host} refuses the user or the password of DATABASE_URL (${message}): correct them.`,
    );
  if (code === '3D000')
    return new StartError(
      `The PostgreSQL at ${host} has no such database (${message}): create it, or correct DATABASE_URL.`,
    );
  return new StartError(
    `The PostgreSQL at ${host} is out of reach (${message || code}): check that it runs, and the address in DATABASE_URL.`,
  );
}

/** What a server says of itself and of the user that reached it. */
export interface ServerFacts {
  readonly version: number;
  readonly version_text: string;
  readonly name: string;
  readonly superuser: boolean;
  readonly bypass: boolean;
  readonly may_create: boolean;
  readonly encoding: string;
}

/** Why this server, or this user of it, will not do, as one sentence; null when it will. */
export function unfitBecause(server: ServerFacts): string | null {
  if (server.version < OLDEST * 10_000)
    return `The PostgreSQL of DATABASE_URL is version ${server.version_text}, and Ganglion needs ${OLDEST} or newer: upgrade it, or use another server.`;
  if (server.superuser || server.bypass)
    return `The user "${server.name}" of DATABASE_URL is ${server.superuser ? 'a superuser' : 'allowed to bypass row-level security'}, which would open one clinic's records to another: use an ordinary user that owns the database (README, "Your own PostgreSQL").`;
  if (server.encoding !== 'UTF8')
    return `The database of DATABASE_URL is encoded in ${server.encoding}: create one with encoding UTF8.`;
  if (!server.may_create)
    return `The user "${server.name}" may not create tables in the database of DATABASE_URL: make it the database's owner (README, "Your own PostgreSQL").`;
  return null;
}

async function refuseUnfit(client: pg.Client): Promise<void> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_version') as version_text, rolname as name,
            rolsuper as superuser, rolbypassrls as bypass,
            has_database_privilege(current_database(), 'CREATE') as may_create,
            current_setting('server_encoding') as encoding
     from pg_roles where rolname = current_user`,
  );
  const reason = rows[0] ? unfitBecause(rows[0]) : 'PostgreSQL does not know its own user.';
  if (reason !== null) throw new StartError(reason);
}

/** Makes the role that the application works as, where it is missing and we may. */
async function ensureAppRole(client: pg.Client): Promise<void> {
  const state = async () => {
    const { rows } = await client.query<{
      there: boolean;
      member: boolean;
      unfit: boolean;
      name: string;
    }>(
      `select current_user as name, r.oid is not null as there,
              coalesce(pg_has_role(current_user, r.oid, 'MEMBER'), false) as member,
              coalesce(r.rolsuper or r.rolbypassrls, false) as unfit
       from (values (1)) one(n) left join pg_roles r on r.rolname = '${APP}'`,
    );
    const [row] = rows;
    if (!row) throw new Error('One row always comes back');
    return row;
  };
  let role = await state();
  const remedy = (sql: string) =>
    `have an administrator of that PostgreSQL run: ${sql} (README, "Your own PostgreSQL").`;
  if (!role.there) {
    try {
      await client.query(`create role ${APP} nologin`);
      await client.query(`grant ${APP} to current_user`);
    } catch {
      // Another server that starts with us may have been faster; else there is no right to.
    }
    role = await state();
  }
  if (!role.there)
    throw new StartError(
      `The role "${APP}" is missing and "${role.name}" may not create it: ${remedy(`create role ${APP} nologin; grant ${APP} to "${role.name}";`)}`,
    );
  if (!role.member)
    throw new StartError(
      `The user "${role.name}" of DATABASE_URL may not act as "${APP}": ${remedy(`grant ${APP} to "${role.name}";`)}`,
    );
  if (role.unfit)
    throw new StartError(
      `The role "${APP}" is a superuser or bypasses row-level security: ${remedy(`alter role ${APP} nosuperuser nobypassrls;`)}`,
    );
}
