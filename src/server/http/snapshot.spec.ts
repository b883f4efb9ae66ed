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

describe('the search for a patient', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
    const people: [mrn: string, family: string, given: string][] = [
      ['GA-000101', 'Okafor', 'Grace'],
      ['GA-000102', 'Ó Briain', 'Róisín'],
      ['GA-000103', 'Wieczorek', 'Tomasz'],
      ['GA-000204', 'Grayson', 'Ann'],
      ['HX-777', 'Venkataraman', 'Priya'],
    ];
    for (const [mrn, family, given] of people) {
      const [row] = await clinic.sql<{ id: string }>('select gen_random_uuid() as id');
      await clinic.sql(
        `with added as (insert into resource (clinic_id, resource_id, kind, name, active_from)
           values ($1, $2, 'patient', 'x', '2026-01-01'))
         insert into patient (clinic_id, patient_id, mrn, family_name, given_name, sex)
           values ($1, $2, $3, $4, $5, 'unknown')`,
        [clinic.clinicId, row?.id, mrn, family, given],
      );
    }
  });
  afterAll(() => clinic.stop());

  const cases: [typed: string, first: string][] = [
    ['Okafor', 'Okafor'],
    ['okaf', 'Okafor'],
    ['Okafro', 'Okafor'],
    ['grace ok', 'Okafor'],
    ['Roisin', 'Ó Briain'],
    ['O Briain', 'Ó Briain'],
    ['tomas', 'Wieczorek'],
    ['Wiezorek', 'Wieczorek'],
    ['venkat', 'Venkataraman'],
    ['GA-000204', 'Grayson'],
    ['hx-7', 'Venkataraman'],
  ];
  for (const [typed, first] of cases)
    it(`finds ${first} by "${typed}"`, async () => {
      const coordinator = await clinic.addActor(['coordinator']);
      const answer = await clinic.inject(coordinator, {
        url: `/api/patients?search=${encodeURIComponent(typed)}`,
      });
      expect(answer.statusCode).toBe(200);
      const { patients } = answer.json<{ patients: { familyName: string }[] }>();
      expect(patients[0]?.familyName).toBe(first);
    });

  it('finds nobody by what nobody is called', async () => {
    const coordinator = await clinic.addActor(['coordinator']);
    for (const typed of ['zzzz', '%', `'; --`, ' ']) {
      const answer = await clinic.inject(coordinator, {
        url: `/api/patients?search=${encodeURIComponent(typed)}`,
      });
      expect(answer.json()).withContext(typed).toEqual({ patients: [] });
    }
  });
});
