import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Schema } from './schema.ts';
import { inReadTransaction, inWriteTransaction } from './transaction.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

/** Tables of the installation, with no rows of any one clinic. */
const INSTALLATION = ['installation', 'migration', 'name_word', 'person'];
/** Its policy binds all but the owner, who searches it within one clinic (migration 0013). */
const SEARCHED_BY_THE_OWNER = 'queue_words';

interface Column {
  readonly table_name: string;
  readonly column_name: string;
  readonly data_type: string;
  readonly udt_name: string;
}

describe('another clinic’s rows', () => {
  let clinic: TestClinic;
  let ours: string;
  let theirs: string;
  let tables: string[];
  beforeAll(async () => {
    clinic = await aTestClinic();
    ours = clinic.clinicId;
    theirs = randomUUID();
    tables = (
      await clinic.sql<{ name: string }>(
        `select table_name as name from information_schema.columns
         where table_schema = 'public' and column_name = 'clinic_id' order by 1`,
      )
    ).map(({ name }) => name);
    await fillEveryTable();
  });
  afterAll(() => clinic.stop());

  /** A row of each clinic in every table, past all constraints but the columns’ own types. */
  async function fillEveryTable(): Promise<void> {
    const columns = await clinic.sql<Column>(
      `select table_name, column_name, data_type, udt_name from information_schema.columns
       where table_schema = 'public' and is_nullable = 'NO' and is_identity = 'NO'
         and is_generated = 'NEVER'
       and (column_default is null or column_name = 'version')`,
    );
    await clinic.sql('set session_replication_role = replica');
    for (const clinicId of [ours, theirs])
      for (const table of tables) {
        const needed = columns.filter(({ table_name }) => table_name === table);
        const there = await clinic.sql(`select 1 from ${table} where clinic_id = $1`, [clinicId]);
        if (there.length > 0) continue;
        await dropChecks(table);
        await clinic.sql(
          `insert into ${table} (${needed.map(({ column_name }) => column_name).join()})
           values (${needed.map((column) => sample(column, clinicId)).join()})`,
        );
      }
    await clinic.sql('set session_replication_role = origin');
  }

  async function dropChecks(table: string): Promise<void> {
    const checks = await clinic.sql<{ name: string }>(
      `select conname as name from pg_constraint
       where conrelid = $1::regclass and contype = 'c'`,
      [table],
    );
    for (const { name } of checks)
      await clinic.sql(`alter table ${table} drop constraint "${name}"`);
  }

  function sample(column: Column, clinicId: string): string {
    const { table_name, column_name, data_type, udt_name } = column;
    if (column_name === 'clinic_id') return `'${clinicId}'`;
    if (data_type === 'uuid') return `'${randomUUID()}'`;
    if (data_type === 'date') return `'2026-09-14'`;
    if (data_type.startsWith('timestamp')) return `'2026-09-14T08:00:00Z'`;
    if (data_type === 'boolean') return 'false';
    if (data_type === 'jsonb') return `'{}'`;
    if (data_type === 'bytea') return `'\\x${randomUUID().replaceAll('-', '')}'`;
    if (data_type === 'ARRAY') return `'{}'`;
    if (udt_name === 'int4range') return `'[480,540)'`;
    if (['integer', 'bigint', 'numeric'].includes(data_type)) return '10';
    // Resources are read all together where one is changed.
    return table_name === 'resource' && column_name === 'kind' ? `'room'` : `'something'`;
  }

  const asUs = <T>(
    run: (db: Parameters<Parameters<typeof inWriteTransaction>[2]>[0]) => Promise<T>,
  ) => inWriteTransaction(clinic.database.pool, { clinicId: ours, personId: randomUUID() }, run);

  it('exist in every table for the trial', async () => {
    expect(tables.length).toBeGreaterThan(30);
    for (const table of tables) {
      const rows = await clinic.sql(`select 1 from ${table} where clinic_id = $1`, [theirs]);
      expect(rows.length).withContext(table).toBe(1);
    }
  });

  it('are kept apart by a forced policy on every table that has a clinic', async () => {
    const rows = await clinic.sql<{ name: string; forced: boolean; policies: number }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
         (select count(*) from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
    );
    for (const { name, forced, policies } of rows)
      if (!INSTALLATION.includes(name)) {
        expect(forced)
          .withContext(name)
          .toBe(name !== SEARCHED_BY_THE_OWNER);
        expect(policies).withContext(name).toBe(1);
        expect(tables).withContext(name).toContain(name);
      }
  });

  it('are not found by their words', async () => {
    await clinic.sql("update queue_words set words = 'only theirs' where clinic_id = $1", [theirs]);
    const find = (clinicId: string): Promise<number> =>
      inReadTransaction(clinic.database.pool, { clinicId, personId: randomUUID() }, async (db) => {
        const { rows } = await sql`
          select from referrals_with_words(array['theirs', 'only'])`.execute(db);
        return rows.length;
      });
    expect(await find(theirs)).toBe(1);
    expect(await find(ours)).toBe(0);
  });

  it('are not seen', async () => {
    for (const table of tables) {
      const seen = await inReadTransaction(
        clinic.database.pool,
        { clinicId: ours, personId: randomUUID() },
        (db) =>
          db
            .selectFrom(table as keyof Schema)
            .select('clinic_id' as never)
            .execute() as Promise<{ clinic_id: string }[]>,
      );
      expect(seen.length).withContext(table).toBeGreaterThan(0);
      expect(new Set(seen.map(({ clinic_id }) => clinic_id)))
        .withContext(table)
        .toEqual(new Set([ours]));
    }
  });

  it('are not seen, nor our own, by whoever has not said which clinic', async () => {
    for (const table of tables) {
      const seen = await inReadTransaction(
        clinic.database.pool,
        { clinicId: null, personId: null },
        (db) =>
          db
            .selectFrom(table as keyof Schema)
            .select('clinic_id' as never)
            .execute(),
      );
      expect(seen.length).withContext(table).toBe(0);
    }
    // The setting of an earlier transaction on the same connection is gone with it.
    const { rows } = await clinic.database.pool.query<{ clinic: string | null }>(
      'select current_clinic() as clinic',
    );
    expect(rows[0]?.clinic).toBeNull();
  });

  const APPEND_ONLY = ['audit_event', 'change'];

  it('are not changed, deleted or added', async () => {
    const before = await everythingOfTheirs();
    for (const table of tables) {
      const name = table as 'session';
      if (!APPEND_ONLY.includes(table)) {
        const [updated, deleted] = await asUs(async (db) => [
          await db
            .updateTable(name)
            .set({ clinic_id: theirs })
            .where('clinic_id', '=', theirs)
            .executeTakeFirst(),
          await db.deleteFrom(name).where('clinic_id', '=', theirs).executeTakeFirst(),
        ]);
        expect(updated?.numUpdatedRows).withContext(table).toBe(0n);
        expect(deleted?.numDeletedRows).withContext(table).toBe(0n);
        // Our own row cannot be handed to them either.
        await expectAsync(asUs((db) => db.updateTable(name).set({ clinic_id: theirs }).execute()))
          .withContext(table)
          .toBeRejectedWithError(/row-level security|violates/);
      }
      const columns = await clinic.sql<Column>(
        `select table_name, column_name, data_type, udt_name from information_schema.columns
         where table_schema = 'public' and table_name = $1 and is_identity = 'NO'
         and is_generated = 'NEVER'
         and (is_nullable = 'NO') and column_default is null`,
        [table],
      );
      const insert = `insert into ${table} (${columns.map(({ column_name }) => column_name).join()})
        values (${columns.map((column) => sample(column, theirs)).join()})`;
      await expectAsync(rawAsUs(insert))
        .withContext(table)
        .toBeRejectedWithError(/row-level security/);
    }
    expect(await everythingOfTheirs()).toEqual(before);
  });

  async function rawAsUs(sql: string): Promise<void> {
    const client: pg.PoolClient = await clinic.database.pool.connect();
    try {
      await client.query(`begin; select set_config('ganglion.clinic', '${ours}', true)`);
      await client.query(sql);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }

  async function everythingOfTheirs(): Promise<unknown[]> {
    const rows: unknown[] = [];
    for (const table of tables)
      rows.push(
        await clinic.sql(`select t::text as row from ${table} t where clinic_id = $1`, [theirs]),
      );
    return rows;
  }

  it('are out of reach through a route too, by whatever id', async () => {
    const administrator = await clinic.addActor(['administrator']);
    const [resource] = await clinic.sql<{ id: string }>(
      'select resource_id as id from resource where clinic_id = $1',
      [theirs],
    );
    const answer = await clinic.inject(administrator, {
      method: 'PUT',
      url: `/api/resources/${resource?.id}`,
      payload: { version: 10, name: 'Ours now', shortName: 'X', activeTo: null },
    });
    expect(answer.statusCode).toBe(404);
  });

  it('are refused to a clinic id that is none', async () => {
    await expectAsync(
      inReadTransaction(clinic.database.pool, { clinicId: `' or true; --`, personId: null }, (db) =>
        db.selectFrom('clinic').selectAll().execute(),
      ),
    ).toBeRejectedWithError(/no UUID/);
  });

  describe('and the record', () => {
    const roles: [string, () => pg.ClientConfig][] = [
      ['the application', () => ({ ...clinic.database.listener })],
      ['its owner', () => clinic.connections.owner],
    ];
    for (const [who, config] of roles)
      for (const table of APPEND_ONLY)
        it(`${table} is neither rewritten nor shortened by ${who}`, async () => {
          const client = await clinic.connectAs(config());
          try {
            await client.query(`select set_config('ganglion.clinic', '${ours}', false)`);
            for (const attempt of [
              `update ${table} set at = now()`,
              `delete from ${table}`,
              `truncate ${table}`,
            ])
              await expectAsync(client.query(attempt))
                .withContext(attempt)
                .toBeRejectedWithError(/append-only|permission denied/);
          } finally {
            await client.end();
          }
        });

    it('cannot be reached around by the application changing the schema', async () => {
      const client = await clinic.connectAs(clinic.database.listener);
      try {
        for (const attempt of [
          'alter table audit_event disable trigger append_only',
          'drop table audit_event',
          'alter table booking disable row level security',
          'alter table booking no force row level security',
          'drop policy within_clinic on booking',
          'create table mine (id int)',
          `insert into migration (name, hash) values ('x', 'y')`,
          'set role ganglion_owner',
        ])
          await expectAsync(client.query(attempt))
            .withContext(attempt)
            .toBeRejectedWithError(/must be owner|permission denied/);
      } finally {
        await client.end();
      }
    });
  });
});
