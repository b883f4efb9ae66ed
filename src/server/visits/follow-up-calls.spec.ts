import type { Actor } from '#domain/people/person';
import type { Visit } from '#domain/visit/visit';
import {
  aBookedPatient,
  withChecklistTemplates,
  type BookedPatient,
} from '../testing/a-booked-patient.ts';
import { dayDriver } from '../testing/day-driver.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('the follow-up calls', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let physician: Actor;
  let booked: BookedPatient;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
    physician = await clinic.addActor(['physician'], { name: 'Pat Physician' });
  });
  afterAll(() => clinic.stop());
  beforeEach(async () => {
    booked = await aBookedPatient(clinic);
    const day = dayDriver(clinic, nurse);
    await day.upTo(booked, 'home');
  });

  async function post(actor: Actor, path: string, payload: object) {
    const url = `/api/bookings/${booked.bookingId}/follow-up-calls${path}`;
    const answer = await clinic.inject(actor, { method: 'POST', url, payload });
    const { refusals = [], changes = [] } = answer.json<{
      refusals?: { code: string }[];
      changes?: { entity: string; body: Visit }[];
    }>();
    return {
      status: answer.statusCode,
      codes: refusals.map(({ code }) => code),
      calls: changes.find(({ entity }) => entity === 'visit')?.body.calls ?? [],
    };
  }
  const called = (over: object = {}) => post(nurse, '', { due: 'first', reached: true, ...over });

  it('are kept with who and when, also one that nobody answered', async () => {
    expect((await called({ reached: false })).status).toBe(201);
    const { calls } = await called({ note: 'Slept well' });
    expect(calls.map(({ reached, note, byName }) => [reached, note, byName])).toEqual([
      [false, '', 'Nia Nurse'],
      [true, 'Slept well', 'Nia Nurse'],
    ]);
    const rows = await clinic.sql<{ act: string }>(
      `select act from audit_event where entity_id = $1 and act = 'follow-up-call'`,
      [booked.bookingId],
    );
    expect(rows.length).toBe(2);
  });

  it('reach a patient once for each: of two on the phone at once the second is told', async () => {
    const answers = await Promise.all([called(), called()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['call-made-already']);
    expect((await called({ due: 'second' })).status).toBe(201);
  });

  it('send what worries the patient to a physician, who answers once', async () => {
    const { calls } = await called({ concerns: ['haematuria', 'other'], note: 'Pink since noon' });
    const path = `/${calls[0]?.id ?? ''}/answer`;
    expect((await post(nurse, path, { text: 'Drink' })).status).toBe(403);
    const answered = await post(physician, path, { text: 'Comes in this afternoon' });
    expect(answered.calls[0]?.answered).toEqual(
      jasmine.objectContaining({ text: 'Comes in this afternoon', byName: 'Pat Physician' }),
    );
    expect((await post(physician, path, { text: 'Again' })).codes).toEqual(['concern-answered']);
  });

  it('are refused in words where they cannot be: nobody reached, or nothing said of "other"', async () => {
    expect((await called({ reached: false, concerns: ['fever'] })).status).toBe(400);
    expect((await called({ concerns: ['other'] })).status).toBe(400);
    const rows = await clinic.sql('select 1 from follow_up_call where booking_id = $1', [
      booked.bookingId,
    ]);
    expect(rows).toEqual([]);
  });
});
