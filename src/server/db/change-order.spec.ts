import type { Actor } from '#domain/people/person';
import { openStream } from '../testing/event-stream.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import type { Deps } from './deps.ts';
import { done, refused } from './unit-of-work.ts';

describe('the record of changes under many writers at once', () => {
  const WRITERS = 12;
  const EACH = 25;
  let clinic: TestClinic;
  let actor: Actor;
  beforeAll(async () => {
    clinic = await aTestClinic();
    actor = await clinic.addActor(['administrator']);
  });
  afterAll(() => clinic.stop());

  const pause = (milliseconds: number) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** One to three rooms in one transaction that lingers, and now and then comes to nothing. */
  async function addSomeRooms(deps: Deps, writer: number, round: number): Promise<string[]> {
    const outcome = await deps.write(actor, async (tx) => {
      const ids: string[] = [];
      for (let room = 0; room <= (writer + round) % 3; room++) {
        const id = tx.newId();
        await tx.db
          .insertInto('resource')
          .values({
            clinic_id: tx.actor.clinicId,
            resource_id: id,
            kind: 'room',
            name: `${writer}-${round}-${room}`,
            active_from: '2026-01-01',
          })
          .execute();
        tx.touch('resource', id);
        ids.push(id);
      }
      tx.audit({ act: 'add-room', entity: 'resource', entityId: ids[0] ?? '' });
      await pause((writer * 7 + round * 3) % 11);
      return round % 9 === 8 ? refused([{ code: 'side-missing' }]) : done(ids);
    });
    return outcome.kind === 'done' ? outcome.value : [];
  }

  it('has no gap, and no reader ever finds a number below one it has seen', async () => {
    const other = await clinic.anotherServer();
    await clinic.app.listen({ host: '127.0.0.1', port: 0 });
    const stream = await openStream(clinic.app, await clinic.signIn(actor), { from: 0 });

    // A reader of the table itself, as quick as it can: what it sees must only ever be continued.
    let writing = true;
    const polled: number[] = [];
    const poller = (async () => {
      for (let last = 0; ;) {
        const finished = !writing;
        const rows = await clinic.sql<{ seq: number }>(
          'select seq from change where seq > $1 order by seq',
          [last],
        );
        polled.push(...rows.map(({ seq }) => seq));
        last = polled.at(-1) ?? 0;
        if (finished) return;
      }
    })();

    const written = await Promise.all(
      Array.from({ length: WRITERS }, async (_, writer) => {
        const ids: string[] = [];
        const deps = writer % 2 === 0 ? clinic.deps : other.deps;
        for (let round = 0; round < EACH; round++)
          ids.push(...(await addSomeRooms(deps, writer, round)));
        return ids;
      }),
    );
    writing = false;
    await poller;
    const ids = written.flat();
    const all = Array.from({ length: ids.length }, (_, index) => index + 1);
    await stream.until(({ changes }) => changes.length >= ids.length);
    stream.close();
    await other.stop();

    expect(polled).toEqual(all);
    expect(stream.changes.map(({ seq }) => seq)).toEqual(all);
    expect(new Set(stream.changes.map(({ id }) => id))).toEqual(new Set(ids));
    const [head] = await clinic.sql<{ seq: number }>('select seq from clinic_head');
    expect(head?.seq).toBe(ids.length);

    // Rows of one transaction stand together, and each says who and when.
    const transactions = await clinic.sql<{ apart: number }>(
      `select count(*) as apart from (
         select xmin, max(seq) - min(seq) + 1 as reach, count(*) as rows from change group by xmin
       ) written where reach <> rows`,
    );
    expect(transactions[0]?.apart).toBe(0);
    const [unsigned] = await clinic.sql<{ rows: number }>(
      'select count(*) as rows from change where by_person <> $1 or by_name <> $2',
      [actor.personId, actor.name],
    );
    expect(unsigned?.rows).toBe(0);
  });

  it('has one audit event at least for every transaction that changed something', async () => {
    const [missing] = await clinic.sql<{ rows: number }>(
      `select count(*) as rows from change c
       where not exists (select from audit_event a where a.xmin = c.xmin)`,
    );
    expect(missing?.rows).toBe(0);
  });
});
