import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { QueueNarrowing } from '#contract/queue';
import { queueNarrowingSchema } from '#contract/queue';
import type { QueueRow } from '#domain/referral/queue-row';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';
import { findQueue, findQueuePage } from './find-queue.ts';

describe('A whole list, taken along', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
    for (const familyName of ['Adeyemi', 'Brandt', 'Castellano', 'Duarte', 'Eriksen'])
      await desk.entered({ patient: { familyName } });
  });
  afterAll(() => desk.clinic.stop());

  const query = (over: object = {}): QueueNarrowing => queueNarrowingSchema.parse(over);
  const portions = (over: object, longest = 1_000): AsyncIterable<QueueRow> =>
    desk.clinic.deps.readInPortions(desk.coordinator, (db) =>
      findQueue(db, query(over), longest, 2),
    );
  const names = async (rows: AsyncIterable<QueueRow>): Promise<string[]> => {
    const all: string[] = [];
    for await (const { familyName } of rows) all.push(familyName);
    return all;
  };
  const underWay = async () =>
    (
      await desk.clinic.sql<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and state like 'idle in transaction%'`,
      )
    )[0]?.count;

  it('is what the pages show, portion by portion, in every order and however often', async () => {
    for (const over of [
      {},
      { sort: 'name' },
      { sort: 'name', descending: 'true' },
      { sort: 'received' },
      { sort: 'due', descending: 'true' },
      { find: 'o' },
      { find: 'casstellano' },
      { list: 'declined' },
    ])
      for (let again = 0; again < 3; again++) {
        const { rows } = await desk.clinic.deps.read(desk.coordinator, (db) =>
          findQueuePage(db, { ...query(over), offset: 0, limit: 100 }),
        );
        const paged = rows.map(({ familyName }) => familyName);
        expect(await names(portions(over)))
          .withContext(JSON.stringify(over))
          .toEqual(paged);
      }
    expect(await names(portions({ sort: 'name' }, 3))).toEqual(['Adeyemi', 'Brandt', 'Castellano']);
  });

  it('is not read on once its reader has left, and leaves no transaction behind', async () => {
    const stream = Readable.from(portions({ sort: 'name' }));
    for await (const row of stream.iterator({ destroyOnReturn: false })) {
      expect((row as QueueRow).familyName).toBe('Adeyemi');
      break;
    }
    expect(await underWay()).toBe(1);
    stream.destroy();
    await finished(stream).catch(() => undefined);
    const { pool } = desk.clinic.database;
    for (let turn = 0; turn < 10_000 && pool.idleCount < pool.totalCount; turn++)
      await new Promise(setImmediate);
    expect(await underWay()).toBe(0);
  });

  it('holds nothing where nobody begins to read, and gives back what breaks on the way', async () => {
    Readable.from(portions({})).destroy();
    const broken = desk.clinic.deps.readInPortions(desk.coordinator, async function* (db) {
      yield* findQueue(db, query(), 1_000, 2);
      throw new Error('Broken off');
    });
    await expectAsync(names(broken)).toBeRejectedWithError('Broken off');
    expect(await underWay()).toBe(0);
  });
});
