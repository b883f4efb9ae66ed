import type { AddSessions } from '#contract/clinic';
import type { EntityChange } from '#contract/live';
import type { Session } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

interface Answer {
  readonly changes: readonly EntityChange[];
  readonly refusals?: readonly Refusal[];
}

describe('setting a clinic up', () => {
  let clinic: TestClinic;
  let administrator: Actor;
  let physicianId: string;
  let roomId: string;
  beforeEach(async () => {
    clinic = await aTestClinic();
    administrator = await clinic.addActor(['administrator']);
    physicianId = await add({ kind: 'physician', name: 'Dr Ines Okonjo', shortName: 'OKO' });
    roomId = await add({ kind: 'room', name: 'Fluoroscopy 1', shortName: 'F1' });
  });
  afterEach(() => clinic.stop());

  const send = (method: 'POST' | 'PUT', url: string, payload: object) =>
    clinic.inject(administrator, { method, url, payload });
  const add = async (resource: object): Promise<string> =>
    (await send('POST', '/api/resources', resource)).json<Answer>().changes[0]?.id ?? '';
  const addSessions = (over: Partial<AddSessions> = {}) =>
    send('POST', '/api/sessions', {
      physicianId,
      roomId,
      date: '2026-09-21',
      minutes: { start: 510, end: 750 },
      weeklyUntil: null,
      ...over,
    });

  it('adds sessions, one or one a week', async () => {
    const answer = await addSessions({ weeklyUntil: '2026-10-05' });
    expect(answer.statusCode).toBe(201);
    expect(answer.json<Answer>().changes.map(({ body }) => (body as Session).date)).toEqual([
      '2026-09-21',
      '2026-09-28',
      '2026-10-05',
    ]);
  });

  it('adds none of a week’s sessions when one of them clashes', async () => {
    await addSessions({ date: '2026-09-28' });
    const answer = await addSessions({ weeklyUntil: '2026-10-05' });
    expect(answer.statusCode).toBe(409);
    expect(answer.json<Answer>().refusals?.map(({ code }) => code)).toEqual([
      'session-clash',
      'session-clash',
    ]);
    expect((await clinic.sql('select 1 from session')).length).toBe(1);
  });

  it('lets one of two win who plan the same room at the same moment', async () => {
    const other = await add({ kind: 'physician', name: 'Dr Samir Haddad', shortName: 'HAD' });
    const answers = await Promise.all([
      addSessions(),
      addSessions({ physicianId: other, minutes: { start: 600, end: 800 } }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });

  it('names a room that is given for a physician', async () => {
    const answer = await addSessions({ physicianId: roomId });
    expect(answer.json<Answer>().refusals).toEqual([
      { code: 'not-found', entity: 'resource', id: roomId },
    ]);
  });

  it('cancels a session, which is gone from every desk, and its time is free again', async () => {
    const [session] = (await addSessions()).json<Answer>().changes;
    const cancelled = await send('POST', `/api/sessions/${session?.id}/cancel`, {
      version: 1,
      reason: 'Leave',
    });
    expect(cancelled.statusCode).toBe(200);
    expect(cancelled.json<Answer>().changes[0]?.body).toBeNull();
    expect((await addSessions()).statusCode).toBe(201);
    const again = await send('POST', `/api/sessions/${session?.id}/cancel`, {
      version: 2,
      reason: '',
    });
    expect(again.statusCode).toBe(404);
  });

  it('takes a room out of service once nothing is planned in it any more', async () => {
    await addSessions({ weeklyUntil: '2026-10-05' });
    const retire = (activeTo: string) =>
      send('PUT', `/api/resources/${roomId}`, {
        version: 1,
        name: 'Fluoroscopy 1',
        shortName: 'F1',
        activeTo,
      });
    expect((await retire('2026-09-21')).json<Answer>().refusals).toEqual([
      { code: 'still-in-use', resourceId: roomId, bookings: 0, sessions: 2, last: '2026-10-05' },
    ]);
    expect((await retire('2026-10-05')).statusCode).toBe(200);
    expect((await addSessions({ date: '2026-10-12' })).json<Answer>().refusals).toEqual([
      { code: 'not-in-service', resourceId: roomId, date: '2026-10-12' },
    ]);
  });

  it('changes name and hours, but not to hours in which the clock changes', async () => {
    const open = { start: 480, end: 1080 };
    const renamed = await send('PUT', '/api/clinic', {
      version: 1,
      name: 'Quay Pain Clinic',
      openingHours: { 1: open, 7: { start: 540, end: 720 } },
    });
    expect(renamed.statusCode).toBe(200);
    const night = await send('PUT', '/api/clinic', {
      version: 2,
      name: 'Quay Pain Clinic',
      openingHours: { 7: { start: 0, end: 720 } },
    });
    expect(night.json<Answer>().refusals).toEqual([
      { code: 'hours-cross-clock-change', weekday: 7, date: '2026-10-25' },
    ]);
  });

  it('says every fault in what it is sent, with its place', async () => {
    const answer = await send('POST', '/api/sessions', {
      physicianId: 'somebody',
      roomId,
      date: '2026-02-30',
      minutes: { start: 511, end: 750 },
      weeklyUntil: null,
    });
    expect(answer.statusCode).toBe(400);
    expect(
      answer
        .json<{ faults: { place: string }[] }>()
        .faults.map(({ place }) => place)
        .sort(),
    ).toEqual(['/body/date', '/body/minutes/start', '/body/physicianId']);
  });
});
