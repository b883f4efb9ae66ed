import type { Actor } from '#domain/people/person';
import type { Visit } from '#domain/visit/visit';
import { aBookedPatient, legsOn, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { dayDriver, londonTime } from '../testing/day-driver.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('the steps of the day', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let physician: Actor;
  let coordinator: Actor;
  let day: ReturnType<typeof dayDriver>;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
    physician = await clinic.addActor(['physician'], { name: 'Pat Physician' });
    coordinator = await clinic.addActor(['coordinator']);
    day = dayDriver(clinic, nurse);
  });
  afterAll(() => clinic.stop());

  it('lead from the door to home, each stamped with who and when', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'home');
    const rows = await clinic.sql<{ step: string; by_name: string }>(
      'select step, by_name from visit_step where booking_id = $1 order by recorded',
      [booked.bookingId],
    );
    expect(rows.map((row) => `${row.step} ${row.by_name}`)).toEqual(
      ['arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'].map(
        (each) => `${each} Nia Nurse`,
      ),
    );
    const [visit] = await clinic.sql('select state from visit where booking_id = $1', [
      booked.bookingId,
    ]);
    expect(visit).toEqual({ state: 'home' });
  });

  it('free the minutes still to come when the patient goes home early, rounded up to five', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'ready');
    await finishChecklist(clinic, nurse, booked.bookingId, 'recovery');
    await finishChecklist(clinic, nurse, booked.bookingId, 'discharge');
    clinic.now = londonTime('10:02');
    expect((await day.step(booked, 'home')).status).toBe(201);
    expect(await legsOn(clinic, booked.bookingId)).toEqual([
      'presence 510–605',
      'procedure 540–570',
      'recovery 570–605',
      'room 540–580',
    ]);
    const [referral] = await clinic.sql('select version from referral where referral_id = $1', [
      booked.referralId,
    ]);
    expect(referral).toEqual({ version: 2 });
  });

  it('answer what everybody else sees', async () => {
    clinic.now = londonTime('08:40');
    const booked = await aBookedPatient(clinic);
    const { status, visit } = await day.step(booked, 'arrived', coordinator);
    expect(status).toBe(201);
    expect(visit?.version).toBe(1);
    expect(visit?.steps.map((each) => each.step)).toEqual(['arrived']);
    const [change] = await clinic.sql<{ body: Visit }>(
      `select body from change where entity = 'visit' and entity_id = $1 order by seq desc limit 1`,
      [booked.bookingId],
    );
    expect(change?.body).toEqual(visit);
    const audits = await clinic.sql(
      `select act, patient_id from audit_event where entity_id = $1`,
      [booked.bookingId],
    );
    expect(audits).toEqual([{ act: 'step-arrived', patient_id: booked.patientId }]);
  });

  it('are refused with every reason, and nothing is stored', async () => {
    clinic.now = londonTime('08:40');
    const booked = await aBookedPatient(clinic);
    expect(await day.step(booked, 'no-show')).toEqual(
      jasmine.objectContaining({ status: 409, codes: ['outcome-needs-reason'] }),
    );
    expect((await day.step(booked, 'prepared', coordinator)).status).toBe(403);
    expect(
      await clinic.sql('select 1 from visit where booking_id = $1', [booked.bookingId]),
    ).toEqual([]);
    const nobody = { ...booked, bookingId: '00000000-0000-4000-8000-000000000000' };
    expect((await day.step(nobody, 'arrived')).status).toBe(404);
  });

  it('stop at the door of the room while the sides differ, and say where', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'arrived');
    await finishChecklist(clinic, nurse, booked.bookingId, 'pre-procedure', {
      'marked-side': 'right',
    });
    await day.step(booked, 'prepared');
    const { status, codes } = await day.step(booked, 'in-room', physician);
    expect([status, ...codes]).toEqual([409, 'side-differs']);
  });

  it('ask for a decision about a drug at the door only where the block may bleed', async () => {
    for (const [risk, codes] of [
      ['intermediate', ['antithrombotic-undecided']],
      ['low', []],
    ] as const) {
      const booked = await aBookedPatient(clinic);
      await clinic.sql(
        'update procedure_type set bleeding_risk = $2 where procedure_type_id = $1',
        [booked.procedureTypeId, risk],
      );
      await clinic.sql(
        `insert into antithrombotic_plan (clinic_id, referral_id, drug, stop_days)
         values ($1, $2, 'aspirin', 0)`,
        [clinic.clinicId, booked.referralId],
      );
      await day.upTo(booked, 'prepared');
      expect((await day.step(booked, 'in-room')).codes).toEqual(codes);
    }
  });

  it('let a nurse go past a soft blocker once a physician has overruled it, never herself', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'arrived');
    await finishChecklist(clinic, nurse, booked.bookingId, 'pre-procedure', { escort: false });
    await day.step(booked, 'prepared');
    expect((await day.step(booked, 'in-room')).codes).toEqual(['start-blocked']);
    const overrule = { blocker: 'start-blocked:escort', reason: 'Taxi with a nurse' };
    const url = `/api/bookings/${booked.bookingId}/overrules`;
    const version = await day.versionOf(booked.bookingId);
    expect((await day.post(nurse, url, { version, ...overrule })).status).toBe(403);
    expect((await day.step(booked, 'in-room', nurse, { overrules: [overrule] })).codes).toContain(
      'not-permitted',
    );
    expect(
      (await day.post(physician, url, { version, blocker: 'start-blocked:consent', reason: 'x' }))
        .codes,
    ).toEqual(['not-overrulable']);
    expect((await day.post(physician, url, { version, ...overrule })).status).toBe(201);
    const entered = await day.step(booked, 'in-room');
    expect(entered.status).toBe(201);
    expect(entered.visit?.overrules.map((each) => `${each.blocker} ${each.byName}`)).toEqual([
      'start-blocked:escort Pat Physician',
    ]);
  });

  it('never lead home past a hard blocker, whoever asks and whatever is overruled', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'ready');
    await finishChecklist(clinic, nurse, booked.bookingId, 'recovery');
    await finishChecklist(clinic, nurse, booked.bookingId, 'discharge', {
      'legs-back': false,
      'escort-here': false,
    });
    const overrules = ['item-forbids-home:legs-back', 'item-forbids-home:escort-here'].map(
      (blocker) => ({ blocker, reason: 'Wants to go' }),
    );
    const { status, codes } = await day.step(booked, 'home', physician, { overrules });
    expect([status, ...codes]).toEqual([409, 'not-overrulable', 'item-forbids-home']);
    const soft = await day.step(booked, 'home', physician, { overrules: overrules.slice(1) });
    expect(soft.codes).toEqual(['item-forbids-home']);
    const left = await day.step(booked, 'left-against-advice', physician, {
      reason: 'Could not be held',
    });
    expect(left.status).toBe(201);
  });

  it('are stamped once when two people stamp at the same time', async () => {
    clinic.now = londonTime('08:40');
    const booked = await aBookedPatient(clinic);
    const answers = await Promise.all(
      [nurse, coordinator, physician].map((by) =>
        day.post(by, `/api/bookings/${booked.bookingId}/steps`, { version: 0, step: 'arrived' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.flatMap(({ codes }) => codes)).toEqual(['stale', 'stale']);
    expect(
      await clinic.sql('select step from visit_step where booking_id = $1', [booked.bookingId]),
    ).toEqual([{ step: 'arrived' }]);
  });

  it('are not made stale by a temperature taken meanwhile', async () => {
    const booked = await aBookedPatient(clinic);
    await day.upTo(booked, 'arrived');
    const version = await day.versionOf(booked.bookingId);
    const measured = await day.post(nurse, `/api/bookings/${booked.bookingId}/measurements`, {
      measurements: [{ kind: 'skin-temperature', value: 29.4, side: 'left', phase: 'baseline' }],
    });
    expect(measured.visit?.measurements).toEqual([
      jasmine.objectContaining({
        kind: 'skin-temperature',
        value: 29.4,
        unit: 'Cel',
        side: 'left',
      }),
    ]);
    const { status } = await day.post(nurse, `/api/bookings/${booked.bookingId}/steps`, {
      version,
      step: 'prepared',
    });
    expect(status).toBe(201);
  });
});
