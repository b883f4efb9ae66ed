import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import { openStream, type TestStream } from '../testing/event-stream.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { done } from '../db/unit-of-work.ts';
import type { Api } from './api.ts';

describe('the live feed', () => {
  let clinic: TestClinic;
  let actor: Actor;
  let cookie: string;
  const streams: TestStream[] = [];
  beforeEach(async () => {
    clinic = await aTestClinic();
    actor = await clinic.addActor(['administrator'], { name: 'Catherine Mossop' });
    cookie = await clinic.signIn(actor);
    await clinic.app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await clinic.stop();
  });

  const open = async (
    from: { from?: number; lastEventId?: string } = { from: 0 },
    app: Api = clinic.app,
    as = cookie,
  ) => {
    const stream = await openStream(app, as, from);
    streams.push(stream);
    return stream;
  };
  const addRooms = async (count: number, deps = clinic.deps) => {
    for (let room = 0; room < count; room++)
      await deps.write(actor, async (tx) => {
        const id = tx.newId();
        await tx.db
          .insertInto('resource')
          .values({
            clinic_id: tx.actor.clinicId,
            resource_id: id,
            kind: 'room',
            name: `Room ${room}`,
            active_from: '2026-01-01',
          })
          .execute();
        tx.touch('resource', id);
        tx.audit({ act: 'add-room', entity: 'resource', entityId: id });
        return done(null);
      });
  };
  const seqs = (stream: TestStream) => stream.changes.map(({ seq }) => seq);
  const upTo = (last: number, first = 1) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index);

  it('greets at once, so that a desk knows that it is connected', async () => {
    const stream = await open();
    expect(stream.status).toBe(200);
    await stream.until(({ events }) => events.length > 0);
    expect(stream.events[0]).toEqual({ event: 'ping', id: null, data: { now: clinic.now } });
  });

  it('carries a change as the writer was answered, in well under a second', async () => {
    const stream = await open();
    const began = performance.now();
    const answer = await clinic.inject(actor, {
      method: 'POST',
      url: '/api/resources',
      payload: { kind: 'room', name: 'Fluoroscopy 1', shortName: 'F1' },
    });
    await stream.until(({ changes }) => changes.length === 1);
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(stream.changes).toEqual([...answer.json<{ changes: EntityChange[] }>().changes]);
    expect(stream.events.find(({ event }) => event === 'change')?.id).toBe('1');
  });

  it('goes on where a reader stopped, by its address or by Last-Event-ID', async () => {
    await addRooms(5);
    const byAddress = await open({ from: 3 });
    const byHeader = await open({ from: 0, lastEventId: '4' });
    await addRooms(1);
    for (const stream of [byAddress, byHeader])
      await stream.until(({ changes }) => changes.at(-1)?.seq === 6);
    expect(seqs(byAddress)).toEqual([4, 5, 6]);
    expect(seqs(byHeader)).toEqual([5, 6]);
  });

  it('hands over whole stretches of the past, and nothing twice', async () => {
    await addRooms(450);
    const stream = await open({ from: 0 });
    await addRooms(30);
    await stream.until(({ changes }) => changes.length >= 480);
    expect(seqs(stream)).toEqual(upTo(480));
  });

  it('says so when a reader is from another time: a new snapshot is all that helps', async () => {
    await addRooms(3);
    for (const from of [{ from: 4 }, {}, { from: 0, lastEventId: '900' }]) {
      const stream = await open(from);
      await stream.until(({ events }) => events.some(({ event }) => event === 'too-far-back'));
      await stream.untilEnded();
      expect(stream.changes).toEqual([]);
    }
  });

  it('says so when what a reader missed has been thrown away', async () => {
    await addRooms(6);
    await clinic.sql('alter table change disable trigger append_only');
    await clinic.sql('delete from change where seq <= 3');
    const late = await open({ from: 2 });
    await late.until(({ events }) => events.some(({ event }) => event === 'too-far-back'));
    const still = await open({ from: 3 });
    await still.until(({ changes }) => changes.length === 3);
  });

  it('reaches the desks of a second server on the same database', async () => {
    const other = await clinic.anotherServer();
    try {
      await other.app.listen({ host: '127.0.0.1', port: 0 });
      const here = await open();
      const there = await open({ from: 0 }, other.app);
      await Promise.all([addRooms(20), addRooms(20, other.deps)]);
      for (const stream of [here, there]) {
        await stream.until(({ changes }) => changes.length >= 40);
        expect(seqs(stream)).toEqual(upTo(40));
      }
    } finally {
      await other.stop();
    }
  });

  it('misses nothing while its connection to the database is lost', async () => {
    const stream = await open();
    await addRooms(2);
    await stream.until(({ changes }) => changes.length === 2);
    await clinic.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%'`,
    );
    await addRooms(3);
    await stream.until(({ changes }) => changes.length === 5);
    expect(seqs(stream)).toEqual(upTo(5));
    expect(stream.ended).toBeFalse();
  });

  it('does not wait for a reader whose line is slow, and loses nothing for it', async () => {
    const slow = await open();
    const quick = await open();
    await slow.until(({ events }) => events.length > 0);
    slow.pause();
    for (let round = 0; round < 60; round++)
      await clinic.deps.write(actor, async (tx) => {
        // Far more than sockets hold between two processes of one machine.
        const name = 'x'.repeat(100_000);
        await tx.db
          .updateTable('clinic')
          .set((eb) => ({ name, version: eb('version', '+', 1) }))
          .execute();
        tx.touch('clinic', tx.actor.clinicId);
        tx.audit({ act: 'change-clinic', entity: 'clinic', entityId: tx.actor.clinicId });
        return done(null);
      });
    await quick.until(({ changes }) => changes.length === 60);
    expect(slow.changes.length).toBeLessThan(60);
    slow.resume();
    await slow.until(({ changes }) => changes.length === 60);
    expect(seqs(slow)).toEqual(upTo(60));
  });

  it('costs one query a change, however many desks listen', async () => {
    const many = await Promise.all(Array.from({ length: 40 }, () => open()));
    await addRooms(1);
    for (const stream of many) await stream.until(({ changes }) => changes.length === 1);
    let queries = 0;
    const { pool } = clinic.database;
    pool.on('acquire', () => queries++);
    await addRooms(1);
    for (const stream of many) await stream.until(({ changes }) => changes.length === 2);
    // The write itself, the read for all, and at most one more look that found nothing.
    expect(queries).toBeLessThanOrEqual(3);
  });

  it('ends with the sign-in it came by', async () => {
    const nurse = await clinic.addActor(['nurse'], { name: 'Róisín Keane' });
    const theirs = await clinic.signIn(nurse);
    const stream = await open({ from: 0 }, clinic.app, theirs);
    await stream.until(({ events }) => events.length > 0);
    const off = await clinic.inject(actor, {
      method: 'PUT',
      url: `/api/people/${nurse.personId}`,
      payload: { version: 1, name: nurse.name, roles: ['nurse'], physicianId: null, active: false },
    });
    expect(off.statusCode).toBe(200);
    await stream.untilEnded();
    const again = await open({ from: 0 }, clinic.app, theirs);
    expect(again.status).toBe(401);
  });

  it('is closed to whoever has no role here', async () => {
    const leaver = await clinic.addActor([]);
    const stream = await open({ from: 0 }, clinic.app, await clinic.signIn(leaver));
    expect(stream.status).toBe(403);
  });

  it('ends when one signs out', async () => {
    const stream = await open();
    await stream.until(({ events }) => events.length > 0);
    await clinic.app.inject({
      method: 'DELETE',
      url: '/api/sign-ins/current',
      headers: { cookie },
    });
    await stream.untilEnded();
  });

  it('shows a wall display initials and nothing that is not on the wall', async () => {
    const display = await clinic.addActor(['display']);
    const stream = await open({ from: 0 }, clinic.app, await clinic.signIn(display));
    const patientId = '7f0c0a5e-0000-4000-8000-00000000000a';
    await clinic.deps.write(actor, async (tx) => {
      const clinic_id = tx.actor.clinicId;
      await tx.db
        .insertInto('resource')
        .values({
          clinic_id,
          resource_id: patientId,
          kind: 'patient',
          name: 'Okafor, Grace',
          active_from: '2026-01-01',
        })
        .execute();
      await tx.db
        .insertInto('patient')
        .values({
          clinic_id,
          patient_id: patientId,
          mrn: 'GA-000001',
          family_name: 'Okafor',
          given_name: 'Grace',
          sex: 'female',
          phone: '01632 960101',
        })
        .execute();
      tx.touch('person', actor.personId);
      tx.touch('patient', patientId);
      tx.audit({ act: 'enter-referral', entity: 'patient', entityId: patientId, patientId });
      return done(null);
    });
    await stream.until(({ changes }) => changes.length === 1);
    const [change] = stream.changes;
    expect(change?.seq).toBe(2);
    expect(JSON.stringify(stream.events)).not.toMatch(/Okafor|Grace|GA-000001|01632|Mossop/);
    expect(change?.entity === 'patient' && change.body?.familyName).toBe('O');
  });
});
