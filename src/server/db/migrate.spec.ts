import pg from 'pg';
import { cloneDatabase } from '../testing/test-cluster.ts';
import { migrate, readMigrations, type Migration } from './migrate.ts';

describe('migrating', () => {
  let database: Awaited<ReturnType<typeof cloneDatabase>>;
  const clients: pg.Client[] = [];
  beforeEach(async () => {
    database = await cloneDatabase('empty');
  });
  afterEach(async () => {
    for (const client of clients.splice(0)) await client.end();
    await database.stop();
  });

  const connect = async () => {
    const client = new pg.Client(database.owner);
    client.on('error', () => undefined);
    await client.connect();
    clients.push(client);
    return client;
  };
  const aMigration = (name: string, sql: string): Migration => ({ name, sql, hash: `hash ${sql}` });

  it('applies every file in order, once', async () => {
    const client = await connect();
    const names = readMigrations().map(({ name }) => name);
    expect(await migrate(client)).toEqual(names);
    expect(await migrate(client)).toEqual([]);
    const { rows } = await client.query<{ name: string }>('select name from migration order by 1');
    expect(rows.map(({ name }) => name)).toEqual(names);
  });

  it('is safe when servers start together: one migrates, the others find it done', async () => {
    const starters = await Promise.all(Array.from({ length: 4 }, connect));
    const applied = await Promise.all(starters.map((client) => migrate(client)));
    expect(applied.filter((names) => names.length > 0).length).toBe(1);
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
  });

  it('applies what is new to a database that has the rest', async () => {
    const client = await connect();
    const first = aMigration('0001_a.sql', 'create table a (x int)');
    await migrate(client, [first]);
    const second = aMigration('0002_b.sql', 'alter table a add y int; insert into a values (1, 2)');
    expect(await migrate(client, [first, second])).toEqual(['0002_b.sql']);
    expect((await client.query('select * from a')).rows).toEqual([{ x: 1, y: 2 }]);
  });

  it('leaves nothing of a migration that breaks, nor of those before it in the same go', async () => {
    const client = await connect();
    await expectAsync(
      migrate(client, [
        aMigration('0001_a.sql', 'create table a (x int)'),
        aMigration('0002_b.sql', 'create table b (x nonsense)'),
      ]),
    ).toBeRejectedWithError(/0002_b\.sql failed/);
    await expectAsync(client.query('select * from a')).toBeRejectedWithError(/does not exist/);
    await expectAsync(client.query('select * from migration')).toBeRejectedWithError(
      /does not exist/,
    );
  });

  it('refuses an applied migration that has changed since, in one sentence', async () => {
    const client = await connect();
    await migrate(client, [aMigration('0001_a.sql', 'create table a (x int)')]);
    await expectAsync(
      migrate(client, [aMigration('0001_a.sql', 'create table a (x text)')]),
    ).toBeRejectedWithError(
      'The migration 0001_a.sql has changed since it was applied to this database: restore the file as it was, or start with an empty database.',
    );
  });

  it('refuses a database that a newer version has migrated, in one sentence', async () => {
    const client = await connect();
    const first = aMigration('0001_a.sql', 'create table a (x int)');
    await migrate(client, [first, aMigration('0009_z.sql', 'create table z (x int)')]);
    await expectAsync(migrate(client, [first])).toBeRejectedWithError(
      'The database was migrated by another version of Ganglion (it has 0009_z.sql, which this one does not know): start that version, or use another database.',
    );
  });
});
