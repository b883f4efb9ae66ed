import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

/** The columns that `tables-*.ts` declare, by table: true where null is one of the values. */
function declaredTables(): Map<string, Map<string, boolean>> {
  const folder = import.meta.dirname;
  const interfaces = new Map<string, Map<string, boolean>>();
  for (const file of readdirSync(folder).filter((name) => /^tables-.*\.ts$/.test(name))) {
    const source = readFileSync(join(folder, file), 'utf8').replace(/\/\*\*?[\s\S]*?\*\//g, '');
    for (const [, name = '', body = ''] of source.matchAll(
      /export interface (\w+Table) \{([\s\S]*?)\n\}/g,
    ))
      interfaces.set(
        name,
        new Map(
          [...body.matchAll(/^ {2}(\w+):([\s\S]*?);$/gm)].map(([, column = '', type = '']) => [
            column,
            /\| null\b/.test(type),
          ]),
        ),
      );
  }
  const schema = readFileSync(join(folder, 'schema.ts'), 'utf8');
  const listed = /export interface Schema \{([\s\S]*?)\n\}/.exec(schema)?.[1] ?? '';
  return new Map(
    [...listed.matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, table = '', name = '']) => [
      table,
      interfaces.get(name) ?? new Map<string, boolean>(),
    ]),
  );
}

describe('the types of the tables', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
  });
  afterAll(() => clinic.stop());

  it('say what the migrations made', async () => {
    const columns = await clinic.sql<{ table: string; column: string; nullable: boolean }>(
      `select table_name as table, column_name as column, is_nullable = 'YES' as nullable
       from information_schema.columns
       where table_schema = 'public' and table_name <> 'migration' order by 1, 2`,
    );
    const made = new Map<string, Record<string, boolean>>();
    for (const { table, column, nullable } of columns)
      made.set(table, { ...made.get(table), [column]: nullable });
    const declared = declaredTables();
    expect([...declared.keys()].sort()).toEqual([...made.keys()].sort());
    for (const [table, types] of declared)
      expect(Object.fromEntries(types))
        .withContext(table)
        .toEqual(made.get(table) ?? {});
  });

  it('say which kinds of entity the record may name', async () => {
    const { ENTITY_KINDS } = await import('#domain/refusal');
    const { LOADERS } = await import('./records/registry.ts');
    expect(Object.keys(LOADERS).sort()).toEqual([...ENTITY_KINDS].sort());
  });
});
