import type { SignedIn } from '#contract/people';
import type { Actor } from '#domain/people/person';
import { sql } from 'kysely';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { done, refused, unchanged, type UnitOfWork } from './unit-of-work.ts';

describe('a write', () => {
  let clinic: TestClinic;
  let actor: Actor;
  beforeAll(async () => {
    clinic = await aTestClinic();
    actor = await clinic.addActor(['administrator'], { name: 'Catherine Mossop' });
  });
  afterAll(() => clinic.stop());

  const rename = async (tx: UnitOfWork, name: string) => {
    await tx.db
      .updateTable('clinic')
      .set((eb) => ({ name, version: eb('version', '+', 1) }))
      .execute();
    tx.touch('clinic', tx.actor.clinicId);
    tx.audit({ act: 'change-clinic', entity: 'clinic', entityId: tx.actor.clinicId });
  };
  const nameNow = async () =>
    (await clinic.sql<{ name: string }>('select name from clinic'))[0]?.name;
  const seqNow = async () =>
    (await clinic.sql<{ seq: number }>('select seq from clinic_head'))[0]?.seq;

  it('of kept columns begins again after a rival, as every other does', async () => {
    let attempts = 0;
    const day = await clinic.deps.keep(actor, async (db) => {
      attempts += 1;
      if (attempts === 1)
        await sql`do $$ begin raise exception 'rival' using errcode = '40P01'; end $$`.execute(db);
      return 'turned';
    });
    expect([day, attempts]).toEqual(['turned', 2]);
  });

  it('reaches the table, the record of changes and the audit in one transaction', async () => {
    const before = (await seqNow()) ?? 0;
    const outcome = await clinic.deps.write(actor, async (tx) => {
      await rename(tx, 'Quay Clinic');
      return done('renamed');
    });
    if (outcome.kind !== 'done') throw new Error('refused');
    expect(outcome.value).toBe('renamed');
    expect(outcome.changes.length).toBe(1);
    expect(outcome.changes[0]).toEqual(
      jasmine.objectContaining({
        seq: before + 1,
        entity: 'clinic',
        id: clinic.clinicId,
        byName: 'Catherine Mossop',
        at: clinic.now,
      }),
    );
    const [stored] = await clinic.sql<{ body: { name: string } }>(
      'select body from change where seq = $1',
      [before + 1],
    );
    expect(stored?.body).toEqual(outcome.changes[0]?.body as never);
    const audit = await clinic.sql(
      'select act, entity_id, by_name, patient_id, detail from audit_event order by audit_id desc limit 1',
    );
    expect(audit).toEqual([
      {
        act: 'change-clinic',
        entity_id: clinic.clinicId,
        by_name: 'Catherine Mossop',
        patient_id: null,
        detail: {},
      },
    ]);
    const answer = await clinic.inject(actor, { method: 'GET', url: '/api/sign-ins/current' });
    expect(answer.json<SignedIn>().clinic.name).toBe('Quay Clinic');
  });

  it('without an audit event is a bug, and leaves nothing behind', async () => {
    const before = [await nameNow(), await seqNow()];
    await expectAsync(
      clinic.deps.write(actor, async (tx) => {
        await tx.db.updateTable('clinic').set({ name: 'Unaudited' }).execute();
        tx.touch('clinic', clinic.clinicId);
        return done(null);
      }),
    ).toBeRejectedWithError('A write left no audit event');
    expect([await nameNow(), await seqNow()]).toEqual(before);
  });

  it('that is refused leaves nothing behind, however far it had got', async () => {
    const before = [await nameNow(), await seqNow()];
    const outcome = await clinic.deps.write(actor, async (tx) => {
      await rename(tx, 'Half a thought');
      return refused([{ code: 'side-missing' }]);
    });
    expect(outcome).toEqual({ kind: 'refused', refusals: [{ code: 'side-missing' }] });
    expect([await nameNow(), await seqNow()]).toEqual(before);
  });

  it('that finds nothing to do leaves nothing behind, and is no bug', async () => {
    const before = [await nameNow(), await seqNow()];
    const outcome = await clinic.deps.write(actor, async (tx) => {
      await rename(tx, 'As it was');
      return unchanged(7);
    });
    expect(outcome).toEqual({ kind: 'done', value: 7, changes: [], replayed: false });
    expect([await nameNow(), await seqNow()]).toEqual(before);
  });

  it('that breaks leaves nothing behind, and the connection is fit for the next', async () => {
    const before = [await nameNow(), await seqNow()];
    for (let round = 0; round < 20; round++) {
      await expectAsync(
        clinic.deps.write(actor, async (tx) => {
          await rename(tx, 'Broken');
          await tx.db.insertInto('clinic_head').values({ clinic_id: clinic.clinicId }).execute();
          return done(null);
        }),
      ).toBeRejectedWithError(/duplicate key/);
      await expectAsync(
        clinic.deps.write(actor, async (tx) => {
          await rename(tx, 'Broken in our own code');
          throw new Error('a bug');
        }),
      ).toBeRejectedWithError('a bug');
    }
    expect([await nameNow(), await seqNow()]).toEqual(before);
    expect(clinic.database.pool.waitingCount).toBe(0);
    expect(clinic.database.pool.idleCount).toBe(clinic.database.pool.totalCount);
  });

  it('begins again when a rival was faster, and sees what the rival did', async () => {
    let attempts = 0;
    const outcome = await clinic.deps.write(actor, async (tx) => {
      attempts++;
      const name = (await tx.clinic()).name;
      if (attempts === 1) {
        await clinic.sql(`update clinic set name = 'The rival’s'`);
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }
      await rename(tx, `${name} and ours`);
      return done(name);
    });
    expect(attempts).toBe(2);
    expect(outcome.kind === 'done' && outcome.value).toBe('The rival’s');
    expect(await nameNow()).toBe('The rival’s and ours');
  });

  it('gives up on a rival that never ends', async () => {
    let attempts = 0;
    const outcome = await clinic.deps.write(actor, async () => {
      attempts++;
      throw Object.assign(new Error('conflicting key value'), { code: '23P01' });
    });
    expect(outcome).toEqual({ kind: 'refused', refusals: [{ code: 'others-were-faster' }] });
    expect(attempts).toBe(4);
  });

  it('names what is gone with an empty body', async () => {
    const id = '7f0c0a5e-0000-4000-8000-000000000001';
    const outcome = await clinic.deps.write(actor, async (tx) => {
      tx.gone('hold', id);
      tx.audit({ act: 'release', entity: 'hold', entityId: id });
      return done(null);
    });
    expect(outcome.kind === 'done' && outcome.changes[0]?.body).toBeNull();
    const rows = await clinic.sql('select body is null as gone from change where entity_id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ gone: true }]);
  });
});
