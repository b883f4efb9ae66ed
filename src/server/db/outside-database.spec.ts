import pg from 'pg';
import { cloneDatabase, testCluster } from '../testing/test-cluster.ts';
import { databaseOn, openDatabase } from './database.ts';
import { outsideDatabase, unfitBecause } from './outside-database.ts';

/** The cluster of the specs, as if it were a clinic's own PostgreSQL. */
describe('a PostgreSQL of one’s own', () => {
  let socket: string;
  let names = 0;
  beforeAll(async () => {
    socket = (await testCluster()).connection('postgres').host ?? '';
  });

  async function asSuperuser(...statements: string[]): Promise<void> {
    const client = new pg.Client((await testCluster()).connection('postgres', 'postgres'));
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  const urlOf = (user: string, database: string) =>
    `postgres://${user}@localhost:5432/${database}?host=${encodeURIComponent(socket)}`;

  /** README, "Your own PostgreSQL", with names of this spec's own. */
  async function aDatabase(role = 'login', member = true): Promise<{ user: string; name: string }> {
    const user = `specs_user_${++names}`;
    const name = `specs_own_${names}`;
    await asSuperuser(`create role ${user} ${role}`);
    if (member) await asSuperuser(`grant ganglion_app to ${user}`);
    await asSuperuser(`create database ${name} owner ${user}`);
    return { user, name };
  }

  const sentence = async (opening: Promise<unknown>): Promise<string> => {
    try {
      await opening;
    } catch (error) {
      expect(error instanceof Error && error.name).toBe('StartError');
      const text = (error as Error).message;
      expect(text.split('\n').length).withContext(text).toBe(1);
      expect(text).toMatch(/^[A-Z].*[.]$/);
      return text;
    }
    throw new Error('It opened');
  };

  it('is migrated by its owner, and worked in by the application', async () => {
    const { user, name } = await aDatabase();
    const lines: string[] = [];
    const database = await openDatabase({
      databaseUrl: urlOf(user, name),
      dataFolder: '/nowhere',
      say: (line) => lines.push(line),
      onUnexpectedEnd: () => undefined,
    });
    try {
      const { rows } = await database.pool.query<{ me: string; zone: string; super: boolean }>(
        `select current_user as me, current_setting('timezone') as zone, rolsuper as super
         from pg_roles where rolname = current_user`,
      );
      expect(rows).toEqual([{ me: 'ganglion_app', zone: 'UTC', super: false }]);
      const owner = await database.connectAsOwner();
      const { rows: tables } = await owner.query<{ owner: string }>(
        `select tableowner as owner from pg_tables where tablename = 'booking'`,
      );
      expect(tables).toEqual([{ owner: user }]);
      await owner.end();
      expect(lines.join()).toContain('up to date');
    } finally {
      await database.stop();
    }
  });

  it('keeps the settings of its address, but never to be somebody else', async () => {
    const { user, name } = await aDatabase();
    const options = encodeURIComponent(`-c role=${user} -c work_mem=5MB -c TimeZone=Asia/Tokyo`);
    const database = await openDatabase({
      databaseUrl: `${urlOf(user, name)}&options=${options}`,
      dataFolder: '/nowhere',
      say: () => undefined,
      onUnexpectedEnd: () => undefined,
    });
    try {
      const { rows } = await database.pool.query<{ me: string; memory: string; zone: string }>(
        `select current_user as me, current_setting('work_mem') as memory,
           current_setting('timezone') as zone`,
      );
      expect(rows).toEqual([{ me: 'ganglion_app', memory: '5MB', zone: 'UTC' }]);
    } finally {
      await database.stop();
    }
  });

  it('opens a second time with nothing to migrate', async () => {
    const { user, name } = await aDatabase();
    for (let time = 0; time < 2; time++) {
      const database = await openDatabase({
        databaseUrl: urlOf(user, name),
        dataFolder: '/nowhere',
        say: () => undefined,
        onUnexpectedEnd: () => undefined,
      });
      await database.stop();
    }
    expect(true).toBeTrue();
  });

  it('is refused as a superuser', async () => {
    const { user, name } = await aDatabase('superuser login');
    expect(await sentence(outsideDatabase(urlOf(user, name)))).toContain('is a superuser');
  });

  it('is refused as a user who bypasses row-level security', async () => {
    const { user, name } = await aDatabase('bypassrls login');
    expect(await sentence(outsideDatabase(urlOf(user, name)))).toContain(
      'allowed to bypass row-level security',
    );
  });

  it('is refused to a user who may not act as the application', async () => {
    const { user, name } = await aDatabase('login', false);
    const text = await sentence(outsideDatabase(urlOf(user, name)));
    expect(text).toContain(`grant ganglion_app to "${user}";`);
  });

  it('is refused to a user who does not own it', async () => {
    const { name } = await aDatabase();
    const { user: other } = await aDatabase();
    expect(await sentence(outsideDatabase(urlOf(other, name)))).toContain('may not create tables');
  });

  it('is refused in any encoding but UTF8', async () => {
    const { user } = await aDatabase();
    const name = `specs_latin_${++names}`;
    await asSuperuser(
      `create database ${name} owner ${user} encoding 'LATIN1' locale 'C' template template0`,
    );
    expect(await sentence(outsideDatabase(urlOf(user, name)))).toContain('LATIN1');
  });

  it('is refused when it does not exist, or its user does not', async () => {
    const { user } = await aDatabase();
    expect(await sentence(outsideDatabase(urlOf(user, 'no_such_database')))).toContain(
      'no such database',
    );
    expect(await sentence(outsideDatabase(urlOf('nobody_knows', 'postgres')))).toContain(
      'refuses the user',
    );
  });

  it('is refused when nobody answers there, or the address is none', async () => {
    for (const url of ['postgres://me@127.0.0.1:1/x', 'postgres://me@no.such.host.invalid/x'])
      expect(await sentence(outsideDatabase(url))).toContain('is out of reach');
    for (const url of ['localhost:5432', 'mysql://me@localhost/x', 'nonsense'])
      expect(await sentence(outsideDatabase(url))).toContain(
        'DATABASE_URL is not an address of a PostgreSQL',
      );
  });

  it('is refused below version 15, and not from there on', () => {
    const server = {
      version: 150_000,
      version_text: '15.0',
      name: 'me',
      superuser: false,
      bypass: false,
      may_create: true,
      encoding: 'UTF8',
    };
    expect(unfitBecause(server)).toBeNull();
    expect(unfitBecause({ ...server, version: 180_004 })).toBeNull();
    expect(unfitBecause({ ...server, version: 140_012, version_text: '14.12' })).toBe(
      'The PostgreSQL of DATABASE_URL is version 14.12, and Ganglion needs 15 or newer: upgrade it, or use another server.',
    );
  });

  it('never shows the password in what it says', async () => {
    const text = await sentence(outsideDatabase('postgres://me:very-secret@127.0.0.1:1/ganglion'));
    expect(text).not.toContain('very-secret');
  });
});

describe('the embedded database', () => {
  it('lets the application do nothing but its work', async () => {
    const connections = await cloneDatabase();
    const database = databaseOn(connections);
    try {
      const { rows } = await database.pool.query(
        `select current_user as me, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole
         from pg_roles where rolname = current_user`,
      );
      expect(rows).toEqual([
        {
          me: 'ganglion_app',
          rolsuper: false,
          rolbypassrls: false,
          rolcreatedb: false,
          rolcreaterole: false,
        },
      ]);
    } finally {
      await database.stop();
    }
  });

  it('keeps what it has promised when the power fails', async () => {
    const { SETTINGS } = await import('./embedded.ts');
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes'])
      expect(SETTINGS[setting]).toBeUndefined();
  });
});
