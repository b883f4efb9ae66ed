import type { Actor } from '#domain/people/person';
import type { ProcedureRecordContent, Visit } from '#domain/visit/visit';
import { hashPassword } from '../http/passwords.ts';
import { aBookedPatient, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

const PASSWORD = 'twelve grey herons';
const RECORD: ProcedureRecordContent = {
  side: 'left',
  levels: ['L3'],
  approach: 'Prone, posterolateral, fluoroscopy',
  needle: '22G, 7 in',
  contrastMillilitres: 1,
  spread: 'craniocaudal',
  injectates: [{ drug: 'Bupivacaine', percent: 0.25, millilitres: 15 }],
  fluoroscopySeconds: 34,
  complications: '',
  technicalSuccess: true,
};

describe('the stored procedure record', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let physician: Actor;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse']);
    physician = await clinic.addActor(['physician'], { name: 'Pat Physician' });
    await clinic.sql('update person set password_hash = $2 where person_id = $1', [
      physician.personId,
      await hashPassword(PASSWORD),
    ]);
  });
  afterAll(() => clinic.stop());

  async function call(actor: Actor, method: 'POST' | 'PUT', url: string, payload: object) {
    const response = await clinic.inject(actor, { method, url, payload });
    const answer = response.json<{
      refusals?: { code: string }[];
      changes?: { entity: string; body: Visit }[];
    }>();
    return {
      status: response.statusCode,
      codes: answer.refusals?.map(({ code }) => code) ?? [],
      visit: answer.changes?.find(({ entity }) => entity === 'visit')?.body,
    };
  }
  const write = (id: string, version: number, over: object = {}, by = physician) =>
    call(by, 'PUT', `/api/bookings/${id}/procedure-record`, { version, record: RECORD, ...over });
  const sign = (id: string, version: number, over: object = {}, by = physician) =>
    call(by, 'POST', `/api/bookings/${id}/procedure-record/sign`, {
      version,
      password: PASSWORD,
      ...over,
    });

  /** In the room, with the time-out done: the visit is at version 3. */
  async function inTheRoom(): Promise<string> {
    const { bookingId } = await aBookedPatient(clinic);
    clinic.now = '2026-09-14T08:00:00.000Z';
    for (const [version, step] of ['arrived', 'prepared', 'in-room'].entries()) {
      if (step === 'in-room') await finishChecklist(clinic, nurse, bookingId, 'pre-procedure');
      await call(nurse, 'POST', `/api/bookings/${bookingId}/steps`, { version, step });
    }
    await finishChecklist(clinic, nurse, bookingId, 'time-out');
    return bookingId;
  }

  it('is written over until it is signed, by a physician with the password once more', async () => {
    const id = await inTheRoom();
    expect((await write(id, 3, {}, nurse)).status).toBe(200);
    const written = await write(id, 4, { record: { ...RECORD, levels: ['L2', 'L3'] } });
    expect(written.visit?.records.length).toBe(1);
    expect((await sign(id, 5, { password: 'not this one' })).codes).toEqual(['password-wrong']);
    expect((await sign(id, 5, {}, nurse)).status).toBe(403);
    const signed = await sign(id, 5);
    expect(signed.status).toBe(200);
    expect(signed.visit?.records[0]).toEqual(
      jasmine.objectContaining({
        levels: ['L2', 'L3'],
        signed: jasmine.objectContaining({ byName: 'Pat Physician', reason: null }),
      }),
    );
    const [event] = await clinic.sql<{ detail: object }>(
      `select detail from audit_event where entity_id = $1 and act = 'sign-record'`,
      [id],
    );
    expect(JSON.stringify(event)).not.toContain(PASSWORD);
  });

  it('once signed is amended by a further version, never written over', async () => {
    const id = await inTheRoom();
    await write(id, 3);
    await sign(id, 4);
    const other = { ...RECORD, needle: '22G, 5 in' };
    expect((await write(id, 5, { record: other })).codes).toEqual(['record-signed']);
    const amended = await write(id, 5, {
      record: other,
      amendment: 'The needle was a shorter one',
    });
    expect(
      amended.visit?.records.map((record) => [
        record.needle,
        record.signed !== null,
        record.amendment,
      ]),
    ).toEqual([
      ['22G, 7 in', true, null],
      ['22G, 5 in', false, 'The needle was a shorter one'],
    ]);
    const again = await write(id, 6, { record: { ...other, fluoroscopySeconds: 40 } });
    expect(again.visit?.records[1]?.amendment).toBe('The needle was a shorter one');
  });

  it('is not written over what somebody else wrote meanwhile, but beside a step', async () => {
    const id = await inTheRoom();
    await write(id, 3, {}, nurse);
    expect((await write(id, 3)).codes).toEqual(['stale']);
    const step = { version: 4, step: 'in-recovery' };
    expect((await call(nurse, 'POST', `/api/bookings/${id}/steps`, step)).status).toBe(201);
    expect((await write(id, 4)).status).toBe(200);
  });

  it('cannot be signed while it lacks something, nor of another side without a word', async () => {
    const id = await inTheRoom();
    expect((await sign(id, 3)).codes).toEqual(['record-missing']);
    await write(id, 3, { record: { ...RECORD, spread: null } });
    expect((await sign(id, 4)).codes).toEqual(['record-incomplete']);
    await write(id, 4, { record: { ...RECORD, side: 'right' } });
    expect((await sign(id, 5)).codes).toEqual(['side-differs']);
    const signed = await sign(id, 5, { reason: 'Wrong side treated; incident reported' });
    expect(signed.visit?.records[0]?.signed?.reason).toBe('Wrong side treated; incident reported');
  });

  it('refuses numbers that no syringe holds', async () => {
    const id = await inTheRoom();
    const injectates = [{ drug: 'Bupivacaine', percent: 0.25, millilitres: 1500 }];
    expect((await write(id, 3, { record: { ...RECORD, injectates } })).status).toBe(400);
  });
});
