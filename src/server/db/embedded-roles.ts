import pg, { type ClientConfig } from 'pg';

/**
 * The owner of the schema, who migrates, and the application, which may neither change the schema
 * nor rewrite the record; and the database. Each is made where it is missing.
 */
export async function ensureRolesAndDatabase(superuser: ClientConfig): Promise<void> {
  const client = new pg.Client(superuser);
  await client.connect();
  try {
    const { rows } = await client.query<{ owner: boolean; app: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = 'ganglion_owner') as owner,
              exists (select from pg_roles where rolname = 'ganglion_app') as app,
              exists (select from pg_database where datname = 'ganglion') as database`,
    );
    if (!rows[0]?.owner) await client.query('create role ganglion_owner login');
    if (!rows[0]?.app) await client.query('create role ganglion_app login');
    if (!rows[0]?.database) await client.query('create database ganglion owner ganglion_owner');
  } finally {
    await client.end();
  }
}
