import type { EntityChange } from '#contract/live';
import type { AddPerson, ChangePerson } from '#contract/people';
import type { Actor, Person } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

interface Answer {
  readonly changes: readonly EntityChange[];
  readonly refusals?: readonly Refusal[];
}

describe('the people of a clinic', () => {
  let clinic: TestClinic;
  let administrator: Actor;
  beforeEach(async () => {
    clinic = await aTestClinic();
    administrator = await clinic.addActor(['administrator'], { name: 'Catherine Mossop' });
  });
  afterEach(() => clinic.stop());

  const newNurse: AddPerson = {
    name: 'Róisín Keane',
    email: 'roisin@example.org',
    roles: ['nurse'],
    physicianId: null,
    password: 'tidal-harbour-lantern',
  };
  const add = (person: AddPerson) =>
    clinic.inject(administrator, { method: 'POST', url: '/api/people', payload: person });
  const change = (id: string, payload: ChangePerson) =>
    clinic.inject(administrator, { method: 'PUT', url: `/api/people/${id}`, payload });
  const signIn = (email: string, password: string) =>
    clinic.app.inject({ method: 'POST', url: '/api/sign-ins', payload: { email, password } });
  const bodyOf = (answer: { json<T>(): T }): Person =>
    answer.json<Answer>().changes[0]?.body as Person;

  it('are let in with an initial password, which goes nowhere else', async () => {
    const answer = await add(newNurse);
    expect(answer.statusCode).toBe(201);
    expect(bodyOf(answer)).toEqual({
      id: bodyOf(answer).id,
      version: 1,
      name: 'Róisín Keane',
      email: 'roisin@example.org',
      roles: ['nurse'],
      physicianId: null,
      active: true,
    });
    expect((await signIn('roisin@example.org', newNurse.password)).statusCode).toBe(201);
    const everything = await clinic.sql(
      'select (select string_agg(c::text, $1) from change c) as a, (select string_agg(e::text, $1) from audit_event e) as b',
      [' '],
    );
    expect(JSON.stringify(everything)).not.toContain('argon2');
    expect(JSON.stringify(everything)).not.toContain(newNurse.password);
  });

  it('have an address that nobody else has, however it is written', async () => {
    await add(newNurse);
    const again = await add({ ...newNurse, email: 'ROISIN@example.org' });
    expect(again.json<Answer>().refusals).toEqual([{ code: 'e-mail-taken' }]);
  });

  it('are signed out everywhere the moment they are no longer active', async () => {
    const nurse = bodyOf(await add(newNurse));
    const signedIn = await signIn(newNurse.email, newNurse.password);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const ask = () => clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } });
    expect((await ask()).statusCode).toBe(200);
    const { id, version, name, roles, physicianId } = nurse;
    const gone = await change(id, {
      version,
      name,
      roles: [...roles],
      physicianId,
      active: false,
    });
    expect(gone.statusCode).toBe(200);
    expect((await ask()).statusCode).toBe(401);
    expect((await signIn(newNurse.email, newNurse.password)).statusCode).toBe(409);
  });

  it('are let in with a new password once the administrator gave one, and out with the old', async () => {
    const nurse = bodyOf(await add(newNurse));
    const signedIn = await signIn(newNurse.email, newNurse.password);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
    const reset = await clinic.inject(administrator, {
      method: 'PUT',
      url: `/api/people/${nurse.id}/password`,
      payload: { version: 1, password: 'another-harbour' },
    });
    expect(reset.statusCode).toBe(200);
    expect(
      (await clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } })).statusCode,
    ).toBe(401);
    expect((await signIn(newNurse.email, newNurse.password)).statusCode).toBe(409);
    expect((await signIn(newNurse.email, 'another-harbour')).statusCode).toBe(201);
  });

  it('change their own password with the present one, and stay signed in at this desk alone', async () => {
    await add(newNurse);
    const desk = async () =>
      String((await signIn(newNurse.email, newNurse.password)).headers['set-cookie']).split(
        ';',
      )[0] ?? '';
    const [here, there] = [await desk(), await desk()];
    const put = (present: string) =>
      clinic.app.inject({
        method: 'PUT',
        url: '/api/sign-ins/current/password',
        headers: { cookie: here },
        payload: { present, next: 'my-own-harbour' },
      });
    expect((await put('a wrong guess')).json<Answer>().refusals).toEqual([
      { code: 'password-wrong' },
    ]);
    expect((await put(newNurse.password)).statusCode).toBe(200);
    const ask = async (cookie: string) =>
      (await clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } })).statusCode;
    expect(await ask(here)).toBe(200);
    expect(await ask(there)).toBe(401);
  });

  it('always keep an administrator', async () => {
    const me = { version: 1, name: 'Catherine Mossop', physicianId: null };
    for (const over of [
      { roles: ['coordinator' as const], active: true },
      { roles: ['administrator' as const], active: false },
    ]) {
      const answer = await change(administrator.personId, { ...me, ...over });
      expect(answer.json<Answer>().refusals).toEqual([{ code: 'last-administrator' }]);
    }
    await add({ ...newNurse, roles: ['administrator'] });
    const answer = await change(administrator.personId, {
      ...me,
      roles: ['coordinator'],
      active: true,
    });
    expect(answer.statusCode).toBe(200);
  });

  it('keep one when two administrators take each other’s role at the same moment', async () => {
    const other = await clinic.addActor(['administrator'], { name: 'Other' });
    const takeAway = (id: string, name: string) =>
      change(id, { version: 1, name, roles: ['nurse'], physicianId: null, active: true });
    const answers = await Promise.all([
      takeAway(administrator.personId, 'Catherine Mossop'),
      takeAway(other.personId, 'Other'),
    ]);
    const [first, second = 0] = answers.map(({ statusCode }) => statusCode).sort();
    expect(first).toBe(200);
    // Refused as the last administrator, or as none any more: whoever comes later by enough.
    expect([403, 409]).toContain(second);
    const left = await clinic.sql(
      `select 1 from membership where active and 'administrator' = any(roles)`,
    );
    expect(left.length).toBeGreaterThan(0);
  });

  it('are not changed on the ground of an old version, and are told what changed and by whom', async () => {
    const nurse = bodyOf(await add(newNurse));
    const base = { name: nurse.name, physicianId: null, active: true };
    await change(nurse.id, { ...base, version: 1, roles: ['nurse', 'coordinator'] });
    const stale = await change(nurse.id, {
      ...base,
      version: 1,
      roles: ['nurse'],
      name: 'R Keane',
    });
    expect(stale.statusCode).toBe(409);
    expect(stale.json<Answer>().refusals).toEqual([
      {
        code: 'stale',
        entity: 'person',
        id: nurse.id,
        basedOn: 1,
        current: 2,
        changedByName: 'Catherine Mossop',
        changedAt: clinic.now,
        changed: ['roles'],
      },
    ]);
    const rows = await clinic.sql('select name from person where person_id = $1', [nurse.id]);
    expect(rows).toEqual([{ name: 'Róisín Keane' }]);
  });

  it('are one physician on the board at most', async () => {
    const added = await clinic.inject(administrator, {
      method: 'POST',
      url: '/api/resources',
      payload: { kind: 'physician', name: 'Dr Ines Okonjo', shortName: 'OKO' },
    });
    const physicianId = added.json<Answer>().changes[0]?.id ?? '';
    const first = await add({ ...newNurse, roles: ['physician'], physicianId });
    expect(first.statusCode).toBe(201);
    const second = await add({ ...newNurse, email: 'b@example.org', physicianId });
    expect(second.json<Answer>().refusals).toEqual([{ code: 'physician-link-taken', physicianId }]);
  });

  it('that nobody knows are not found', async () => {
    const answer = await change('7f0c0a5e-0000-4000-8000-000000000009', {
      version: 1,
      name: 'Nobody',
      roles: [],
      physicianId: null,
      active: true,
    });
    expect(answer.statusCode).toBe(404);
  });
});
