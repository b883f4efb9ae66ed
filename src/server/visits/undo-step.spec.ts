import type { Actor } from '#domain/people/person';
import { aBookedPatient, legsOn, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { dayDriver, londonTime } from '../testing/day-driver.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('steps undone', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let coordinator: Actor;
  let day: ReturnType<typeof dayDriver>;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
    coordinator = await clinic.addActor(['coordinator']);
    day = dayDriver(clinic, nurse);
  });
  afterAll(() => clinic.stop());

  it('restore what was, and stay readable with who and why', async () => {
    clinic.now = londonTime('08:40');
    const booked = await aBookedPatient(clinic);
    const { visit } = await day.step(booked, 'arrived');
    const undone = await day.undo(booked, visit, coordinator);
    expect(undone.status).toBe(200);
    expect(undone.visit?.steps[0]?.undone?.why).toBe('Wrong patient');
    const [row] = await clinic.sql('select state from visit where booking_id = $1', [
      booked.bookingId,
    ]);
    expect(row).toEqual({ state: 'expected' });
  });

  it('take back a bay that is still free', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'ready');
    await finishChecklist(clinic, nurse, booked.bookingId, 'recovery');
    await finishChecklist(clinic, nurse, booked.bookingId, 'discharge');
    clinic.now = londonTime('10:00');
    const before = await legsOn(clinic, booked.bookingId);
    const { visit } = await day.step(booked, 'home');
    expect(await legsOn(clinic, booked.bookingId)).not.toEqual(before);
    expect((await day.undo(booked, visit)).status).toBe(200);
    expect(await legsOn(clinic, booked.bookingId)).toEqual(before);
  });

  it('keep the used minutes and leave the rest where somebody has the bay by now', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'ready');
    await finishChecklist(clinic, nurse, booked.bookingId, 'recovery');
    await finishChecklist(clinic, nurse, booked.bookingId, 'discharge');
    clinic.now = londonTime('10:00');
    const { visit } = await day.step(booked, 'home');
    await clinic.sql(
      `insert into occupancy (clinic_id, resource_id, date, minutes, booking_id, leg)
         select clinic_id, $2, date, int4range(600, 645), booking_id, 'recovery' from booking where booking_id = $1`,
      [(await aBookedPatient(clinic)).bookingId, booked.bayId],
    );
    expect((await day.undo(booked, visit)).status).toBe(200);
    expect(await legsOn(clinic, booked.bookingId)).toEqual([
      'presence 510–615',
      'procedure 540–570',
      'recovery 570–600',
      'room 540–580',
    ]);
  });

  it('are refused when the patient would be expected at a time that is given away', async () => {
    clinic.now = londonTime('08:50');
    const booked = await aBookedPatient(clinic);
    const { visit } = await day.step(booked, 'no-show', coordinator, { reason: 'Called twice' });
    await aBookedPatient(clinic, { like: booked });
    const refused = await day.undo(booked, visit, coordinator);
    expect(refused.status).toBe(409);
    expect(new Set(refused.codes)).toEqual(new Set(['resource-taken']));
    const [row] = await clinic.sql('select state from visit where booking_id = $1', [
      booked.bookingId,
    ]);
    expect(row).toEqual({ state: 'no-show' });
  });

  it('are refused for the way into the room once the team has said "start"', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'prepared');
    clinic.now = londonTime('09:00');
    const { visit } = await day.step(booked, 'in-room');
    expect((await day.undo(booked, visit)).status).toBe(200);
    const again = await day.step(booked, 'in-room');
    await finishChecklist(clinic, nurse, booked.bookingId, 'time-out');
    const refused = await day.undo(booked, again.visit);
    expect([refused.status, ...refused.codes]).toEqual([409, 'procedure-has-started']);
  });

  it('are the last ones only, with a reason', async () => {
    const booked = await aBookedPatient(clinic);
    clinic.now = londonTime('08:40');
    const { visit } = await day.step(booked, 'arrived');
    await day.step(booked, 'prepared');
    expect((await day.undo(booked, visit)).codes).toEqual(['later-step-stands']);
  });
});
