import { clinicDateOf } from '#domain/time/instant';
import { fillDemoClinic } from '../demo/demo-clinic.ts';
import { QueueDay } from '../referrals/queue-day.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { findTheClinic } from './records/clinic.ts';
import { LOADERS, type Loader } from './records/registry.ts';
import { inWriteTransaction } from './transaction.ts';

/** Where each projected kind keeps its columns, and under which key. */
const TABLES: Readonly<Record<string, { table: string; key: string }>> = {
  referral: { table: 'referral', key: 'referral_id' },
  series: { table: 'series', key: 'series_id' },
  visit: { table: 'visit', key: 'booking_id' },
};

describe('what lists filter and sort by', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic({ empty: true });
    await fillDemoClinic({
      database: clinic.database,
      deps: clinic.deps,
      say: () => undefined,
      scale: 0.25,
    });
  }, 120_000);
  afterAll(() => clinic.stop());

  const projected = Object.entries(LOADERS).filter(([, loader]) => 'project' in loader);

  it('is known to this spec for every kind that has any', () => {
    expect(projected.map(([kind]) => kind).sort()).toEqual(Object.keys(TABLES).sort());
  });

  for (const [kind, { table, key }] of Object.entries(TABLES))
    it(`is for every ${kind} what the domain says of its facts today`, async () => {
      const loader = LOADERS[kind as keyof typeof LOADERS] as Loader<object>;
      const [found] = await clinic.sql<{ id: string }>('select clinic_id as id from clinic');
      const scoped = { clinicId: found?.id ?? '', personId: found?.id ?? '' };
      await new QueueDay(clinic.deps).turn(scoped);
      const rows = () => clinic.sql(`select * from ${table} order by ${key}`);
      const before = await rows();
      expect(before.length).toBeGreaterThan(5);
      const ids = before.map((row) => String(row[key]));
      await inWriteTransaction(clinic.database.pool, scoped, async (db) => {
        const theClinic = await findTheClinic(db);
        const today = clinicDateOf(clinic.now, theClinic.zone);
        for (const entity of await loader.find(db, ids))
          await loader.project?.(db, entity, { now: clinic.now, today, clinic: theClinic });
      });
      expect(await rows()).toEqual(before);
    });
});
