import type { Checklist, ChecklistKind } from '#domain/discharge/checklist';
import type { Actor } from '#domain/people/person';
import { aBookedPatient, withChecklistTemplates } from '../testing/a-booked-patient.ts';
import { finishChecklist } from '../testing/finished-checklists.ts';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('checklists', () => {
  let clinic: TestClinic;
  let nurse: Actor;
  let colleague: Actor;
  let coordinator: Actor;

  beforeAll(async () => {
    clinic = await aTestClinic();
    await withChecklistTemplates(clinic);
    nurse = await clinic.addActor(['nurse'], { name: 'Nia Nurse' });
    colleague = await clinic.addActor(['nurse'], { name: 'Noor Nurse' });
    coordinator = await clinic.addActor(['coordinator']);
  });
  afterAll(() => clinic.stop());

  interface Answer {
    readonly status: number;
    readonly codes: readonly string[];
    readonly refusals: readonly Record<string, unknown>[];
    readonly checklistId: string;
    readonly checklist: Checklist | undefined;
  }

  async function post(actor: Actor, url: string, payload: object): Promise<Answer> {
    const response = await clinic.inject(actor, { method: 'POST', url, payload });
    const answer = response.json<{
      refusals?: { code: string }[];
      changes?: { entity: string; body: Checklist }[];
      checklistId?: string;
    }>();
    return {
      status: response.statusCode,
      refusals: answer.refusals ?? [],
      codes: answer.refusals?.map(({ code }) => code) ?? [],
      checklistId: answer.checklistId ?? '',
      checklist: answer.changes?.find(({ entity }) => entity === 'checklist')?.body,
    };
  }

  const start = (bookingId: string, kind: ChecklistKind, by = nurse) =>
    post(by, `/api/bookings/${bookingId}/checklists`, { kind });
  const answer = (
    id: string,
    version: number,
    linkId: string,
    value: unknown,
    over = {},
    by = nurse,
  ) => post(by, `/api/checklists/${id}/answers`, { version, linkId, value, ...over });

  it('are begun once, with the items of the clinic’s template', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const begun = await Promise.all([
      start(bookingId, 'discharge'),
      start(bookingId, 'discharge', colleague),
    ]);
    expect(begun.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(begun.map(({ checklistId }) => checklistId)).size).toBe(1);
    const made = begun.find(({ checklist }) => checklist)?.checklist;
    expect(made?.version).toBe(1);
    expect(made?.items.map((item) => item.linkId)).toContain('legs-back');
    expect((await start(bookingId, 'discharge', coordinator)).status).toBe(403);
  });

  it('are read again when their day is long past', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const { checklistId } = await start(bookingId, 'sign-out');
    const response = await clinic.inject(coordinator, {
      method: 'GET',
      url: `/api/bookings/${bookingId}/checklists`,
    });
    expect(response.statusCode).toBe(200);
    const { checklists } = response.json<{ checklists: Checklist[] }>();
    expect(checklists.map(({ id }) => id)).toEqual([checklistId]);
  });

  it('keep who answered and when, and the answer that was corrected', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const { checklistId } = await start(bookingId, 'pre-procedure');
    expect((await answer(checklistId, 1, 'identity', false)).status).toBe(201);
    const { checklist } = await answer(
      checklistId,
      2,
      'identity',
      true,
      { reason: 'Wristband found' },
      colleague,
    );
    expect(
      checklist?.answers.map((each) => `${String(each.value)} ${each.byName} ${each.superseded}`),
    ).toEqual(['false Nia Nurse true', 'true Noor Nurse false']);
  });

  it('refuse the second of two people who answer the same item at once', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const { checklistId } = await start(bookingId, 'pre-procedure');
    const both = await Promise.all([
      answer(checklistId, 1, 'consent', true),
      answer(checklistId, 1, 'consent', false, {}, colleague),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const loser = both.find(({ status }) => status === 409);
    const winner = both.find(({ status }) => status === 201);
    expect(loser?.refusals[0]).toEqual(
      jasmine.objectContaining({
        code: 'stale',
        entity: 'checklist',
        basedOn: 1,
        current: 2,
        changedByName: winner?.checklist?.answers[0]?.byName,
        changed: ['answers'],
      }),
    );
    const rows = await clinic.sql('select 1 from answer where checklist_id = $1', [checklistId]);
    expect(rows.length).toBe(1);
  });

  it('let two people answer two items at once', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const { checklistId } = await start(bookingId, 'pre-procedure');
    const both = await Promise.all([
      answer(checklistId, 1, 'consent', true),
      answer(checklistId, 1, 'identity', true, {}, colleague),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('refuse what is no answer to the item', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    const { checklistId } = await start(bookingId, 'discharge');
    const codes = async (linkId: string, value: unknown) =>
      (await answer(checklistId, 1, linkId, value)).codes;
    expect(await codes('lying-systolic', 500)).toEqual(['answer-out-of-range']);
    expect(await codes('airway', 'fine')).toEqual(['answer-of-wrong-type']);
    expect(await codes('nothing', true)).toEqual(['item-not-in-checklist']);
    expect(await codes('airway', 'not-applicable')).toEqual(['not-applicable-not-offered']);
    expect((await answer(checklistId, 1, 'airway', null)).status).toBe(400);
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await answer(unknown, 1, 'airway', true)).status).toBe(404);
    expect(await clinic.sql('select 1 from answer where checklist_id = $1', [checklistId])).toEqual(
      [],
    );
  });

  it('do not let the team say "start" while the side said aloud is another one', async () => {
    const { bookingId } = await aBookedPatient(clinic);
    clinic.now = '2026-09-14T07:50:00.000Z';
    const step = (version: number, next: string) =>
      post(nurse, `/api/bookings/${bookingId}/steps`, { version, step: next });
    await step(0, 'arrived');
    await finishChecklist(clinic, nurse, bookingId, 'pre-procedure');
    await step(1, 'prepared');
    expect((await step(2, 'in-room')).status).toBe(201);
    await finishChecklist(clinic, nurse, bookingId, 'time-out', {
      'time-out-side': 'right',
      start: null,
    });
    const { checklistId } = await start(bookingId, 'time-out');
    const said = await answer(checklistId, 100, 'start', true);
    expect(said.codes).toEqual(['stale']); // a version that does not exist is never the present one
    const [row] = await clinic.sql<{ version: number }>(
      'select version from checklist where checklist_id = $1',
      [checklistId],
    );
    const version = row?.version ?? 0;
    expect((await answer(checklistId, version, 'start', true)).codes).toEqual(['side-differs']);
    expect((await answer(checklistId, version, 'time-out-side', 'left')).status).toBe(201);
    expect((await answer(checklistId, version + 1, 'start', true)).status).toBe(201);
  });

  it('hold the door while the answer that forbids it comes in: nobody slips home between two writes', async () => {
    for (let round = 0; round < 5; round++) {
      const { bookingId } = await aBookedPatient(clinic);
      const step = (version: number, next: string) =>
        post(nurse, `/api/bookings/${bookingId}/steps`, { version, step: next });
      clinic.now = '2026-09-14T08:00:00.000Z';
      await step(0, 'arrived');
      await finishChecklist(clinic, nurse, bookingId, 'pre-procedure');
      await step(1, 'prepared');
      await step(2, 'in-room');
      await finishChecklist(clinic, nurse, bookingId, 'time-out');
      await step(3, 'in-recovery');
      clinic.now = '2026-09-14T09:00:00.000Z';
      await step(4, 'ready');
      await finishChecklist(clinic, nurse, bookingId, 'recovery');
      await finishChecklist(clinic, nurse, bookingId, 'discharge');
      const { checklistId } = await start(bookingId, 'discharge');
      const [row] = await clinic.sql<{ version: number }>(
        'select version from checklist where checklist_id = $1',
        [checklistId],
      );
      const [home, denied] = await Promise.all([
        step(5, 'home'),
        answer(checklistId, row?.version ?? 0, 'legs-back', false, {}, colleague),
      ]);
      expect(denied.status).toBe(201);
      const order = await clinic.sql<{ entity: string }>(
        `select entity from change where entity_id = any($1) order by seq desc limit 2`,
        [[bookingId, checklistId]],
      );
      // Either the patient had gone when the answer came, or the answer kept the patient here.
      if (home.status === 201) expect(order[0]?.entity).toBe('checklist');
      else expect(home.codes).toEqual(['item-forbids-home']);
    }
  });
});
