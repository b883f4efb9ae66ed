import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { done } from './unit-of-work.ts';

describe('a write', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
  });
  afterAll(() => clinic.stop());

  it('reaches the table, the record of changes and the audit in one transaction', async () => {
    const actor = await clinic.addActor(['administrator']);
    const outcome = await clinic.deps.write(actor, async (tx) => {
      await tx.db
        .updateTable('clinic')
        .set((eb) => ({ name: 'Quay Clinic', version: eb('version', '+', 1) }))
        .execute();
      tx.touch('clinic', actor.clinicId);
      tx.audit({ act: 'set-up-clinic', entity: 'clinic', entityId: actor.clinicId });
      return done(null);
    });
    if (outcome.kind !== 'done') throw new Error('refused');
    expect(outcome.changes.map(({ seq, entity, version }) => ({ seq, entity, version }))).toEqual([
      { seq: 1, entity: 'clinic', version: 2 },
    ]);
    const answer = await clinic.inject(actor, { method: 'GET', url: '/api/sign-ins/current' });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().clinic.name).toBe('Quay Clinic');
  });
});
