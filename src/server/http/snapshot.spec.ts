import type { Snapshot } from '#contract/live';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { done } from '../db/unit-of-work.ts';
import { takeSnapshot } from './snapshot.routes.ts';

describe('the working set', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
  });
  afterAll(() => clinic.stop());

  it('is one moment of the clinic, whatever is written while it is read', async () => {
    const actor = await clinic.addActor(['administrator']);
    const rename = (name: string) =>
      clinic.deps.write(actor, async (tx) => {
        await tx.db.updateTable('clinic').set({ name }).execute();
        await tx.db.updateTable('person').set({ name }).execute();
        tx.touch('clinic', tx.actor.clinicId);
        tx.touch('person', actor.personId);
        tx.audit({ act: 'rename', entity: 'clinic', entityId: tx.actor.clinicId });
        return done(null);
      });
    let writing = true;
    const writer = (async () => {
      for (let round = 1; writing; round++) await rename(`Round ${round}`);
    })();
    for (let look = 0; look < 25; look++) {
      const snapshot = await clinic.deps.readSnapshot(actor, (db) => takeSnapshot(db, clinic.now));
      if (snapshot.seq === 0) continue;
      expect(snapshot.people[0]?.name).toBe(snapshot.clinic.name);
      expect(snapshot.clinic.name).toBe(`Round ${snapshot.seq / 2}`);
    }
    writing = false;
    await writer;
  });

  it('is for those who work in the clinic, and for the wall in part', async () => {
    const outsider = await clinic.addActor([]);
    expect((await clinic.inject(outsider, { url: '/api/snapshot' })).statusCode).toBe(403);
    const display = await clinic.addActor(['display']);
    const shown = await clinic.inject(display, { url: '/api/snapshot' });
    expect(shown.statusCode).toBe(200);
    expect(shown.json<Snapshot>().people).toEqual([]);
    const nurse = await clinic.addActor(['nurse', 'display']);
    const whole = await clinic.inject(nurse, { url: '/api/snapshot' });
    expect(whole.json<Snapshot>().people.length).toBeGreaterThan(2);
  });

  it('travels compressed where the browser takes it', async () => {
    const nurse = await clinic.addActor(['nurse']);
    for (let person = 0; person < 40; person++) await clinic.addActor(['nurse']);
    const answer = await clinic.inject(nurse, {
      url: '/api/snapshot',
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(answer.rawPayload.length).toBeLessThan(4_000);
  });
});
