import type { Actor } from '#domain/people/person';
import { aBookedPatient, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { dayDriver, londonTime } from '../testing/day-driver.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('what is measured on the day', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let day: ReturnType<typeof dayDriver>;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
    day = dayDriver(clinic, nurse);
  });
  afterAll(() => clinic.stop());

  const measure = (bookingId: string, ...measurements: readonly object[]) =>
    day.post(nurse, `/api/bookings/${bookingId}/measurements`, { measurements });

  it('keeps the minute it was taken for, and a leg’s side', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'arrived');
    const answer = await measure(
      booked.bookingId,
      { kind: 'skin-temperature', value: 30.1, side: 'left', phase: 'recovery', minute: 5 },
      { kind: 'leg-strength', value: 4, side: 'left', phase: 'recovery' },
      { kind: 'walking', value: 1, phase: 'recovery' },
    );
    expect(
      answer.visit?.measurements.map(({ kind, side, minute }) => [kind, side, minute]),
    ).toEqual([
      ['skin-temperature', 'left', 5],
      ['leg-strength', 'left', undefined],
      ['walking', null, undefined],
    ]);
    const rows = await clinic.sql<object>(
      'select kind, minute, unit from measurement where booking_id = $1 order by recorded',
      [booked.bookingId],
    );
    expect(rows).toEqual([
      { kind: 'skin-temperature', minute: 5, unit: 'Cel' },
      { kind: 'leg-strength', minute: null, unit: '{score}' },
      { kind: 'walking', minute: null, unit: '{score}' },
    ]);
  });

  it('is refused out of its scale or without its leg, and nothing is kept', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'arrived');
    const refused = await measure(
      booked.bookingId,
      { kind: 'leg-strength', value: 6, side: 'left', phase: 'recovery' },
      { kind: 'leg-sensation', value: 1, phase: 'recovery' },
    );
    expect([refused.status, refused.codes]).toEqual([
      409,
      ['measurement-out-of-range', 'measurement-needs-side'],
    ]);
    expect(
      await clinic.sql('select kind from measurement where booking_id = $1', [booked.bookingId]),
    ).toEqual([]);
  });

  it('keeps a patient whose leg became weaker, with a score of 10, until it is back', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'ready');
    await finishChecklist(clinic, nurse, booked.bookingId, 'recovery');
    await finishChecklist(clinic, nurse, booked.bookingId, 'discharge');
    clinic.now = londonTime('10:02');
    const strength = (value: number, phase: 'baseline' | 'recovery') =>
      measure(booked.bookingId, { kind: 'leg-strength', value, side: 'left', phase });
    await strength(5, 'baseline');
    await strength(4, 'recovery');
    const held = await day.step(booked, 'home');
    expect([held.status, held.codes]).toEqual([409, ['below-baseline']]);
    await strength(5, 'recovery');
    expect((await day.step(booked, 'home')).status).toBe(201);
    expect(
      await clinic.sql('select state from visit where booking_id = $1', [booked.bookingId]),
    ).toEqual([{ state: 'home' }]);
  });
});
