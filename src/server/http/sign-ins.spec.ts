import type { AtThisDesk, SignedIn } from '#contract/people';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { hashPassword, passwordMatches } from './passwords.ts';

const PASSWORD = 'tidal-harbour-lantern';

describe('signing in', () => {
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await aTestClinic();
  });
  afterAll(() => clinic.stop());

  async function aPersonWithPassword(name: string) {
    const actor = await clinic.addActor(['coordinator'], { name });
    await clinic.sql('update person set password_hash = $1, email = $2 where person_id = $3', [
      await hashPassword(PASSWORD),
      `${name.toLowerCase().replace(' ', '.')}@example.org`,
      actor.personId,
    ]);
    return actor;
  }

  const signIn = (email: string, password: string, headers: Record<string, string> = {}) =>
    clinic.app.inject({
      method: 'POST',
      url: '/api/sign-ins',
      payload: { email, password },
      headers,
    });

  it('gives a cookie that no script can read, and says who one is', async () => {
    await aPersonWithPassword('Maya Lindqvist');
    const answer = await signIn('Maya.Lindqvist@example.org ', PASSWORD);
    expect(answer.statusCode).toBe(201);
    expect(answer.json<SignedIn>().person.name).toBe('Maya Lindqvist');
    expect(answer.json<SignedIn>().acts).toContain('book');
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^ganglion=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);

    const current = await clinic.app.inject({
      url: '/api/sign-ins/current',
      headers: { cookie: cookie.split(';')[0] ?? '' },
    });
    expect(current.json<SignedIn>().clinic.name).toBe('Harbour Pain Clinic');
  });

  it('says who is at a desk, and that nobody is, without an error', async () => {
    const actor = await clinic.addActor(['nurse'], { name: 'Blessing Achebe' });
    const ask = async (headers: Record<string, string>) =>
      (await clinic.app.inject({ url: '/api/sign-ins', headers })).json<AtThisDesk>().signedIn;
    expect((await ask({ cookie: await clinic.signIn(actor) }))?.person.name).toBe(
      'Blessing Achebe',
    );
    expect(await ask({})).toBeNull();
  });

  it('keeps only a hash of the token', async () => {
    await aPersonWithPassword('Owen Tranter');
    const answer = await signIn('owen.tranter@example.org', PASSWORD);
    const token = /ganglion=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
    const rows = await clinic.sql(`select 1 from sign_in where token_hash = sha256($1::bytea)`, [
      token,
    ]);
    expect(rows.length).toBe(1);
    const everything = await clinic.sql('select s::text as row from sign_in s');
    expect(JSON.stringify(everything)).not.toContain(token);
  });

  it('is refused in the same words for a wrong password and an unknown address', async () => {
    await aPersonWithPassword('Blessing Achebe');
    const wrong = await signIn('blessing.achebe@example.org', 'not-the-password');
    const unknown = await signIn('nobody@example.org', PASSWORD);
    for (const answer of [wrong, unknown]) {
      expect(answer.statusCode).toBe(409);
      expect(answer.json()).toEqual({ refusals: [{ code: 'wrong-e-mail-or-password' }] });
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
  });

  it('is refused after too many attempts, with how long to wait, for that address alone', async () => {
    await aPersonWithPassword('Dilip Raval');
    for (let attempt = 0; attempt < 8; attempt++)
      expect((await signIn('dilip.raval@example.org', 'guess')).statusCode).toBe(409);
    const answer = await signIn('Dilip.Raval@example.org', PASSWORD);
    expect(answer.statusCode).toBe(429);
    const [refusal] = answer.json<{ refusals: { code: string; retryAfterSeconds: number }[] }>()
      .refusals;
    expect(refusal?.code).toBe('too-many-attempts');
    expect(refusal?.retryAfterSeconds).toBeGreaterThan(0);
    expect((await signIn('somebody.else@example.org', 'guess')).statusCode).toBe(409);
  });

  it('is not counted when the password is right', async () => {
    await aPersonWithPassword('Rosa Delgado');
    for (let desk = 0; desk < 12; desk++)
      expect((await signIn('rosa.delgado@example.org', PASSWORD)).statusCode).toBe(201);
  });

  it('ends when one signs out', async () => {
    const actor = await clinic.addActor(['nurse']);
    const cookie = await clinic.signIn(actor);
    const ask = () => clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } });
    expect((await ask()).statusCode).toBe(200);
    const out = await clinic.app.inject({
      method: 'DELETE',
      url: '/api/sign-ins/current',
      headers: { cookie },
    });
    expect(out.statusCode).toBe(204);
    expect(String(out.headers['set-cookie'])).toContain('ganglion=;');
    const after = await ask();
    expect(after.statusCode).toBe(401);
    expect(after.json()).toEqual({ error: 'not-signed-in' });
  });

  it('lasts twelve hours after the last request', async () => {
    const actor = await clinic.addActor(['nurse']);
    const cookie = await clinic.signIn(actor);
    const ask = () => clinic.app.inject({ url: '/api/sign-ins/current', headers: { cookie } });
    const begun = clinic.now;
    try {
      clinic.now = '2026-09-14T18:55:00.000Z';
      expect((await ask()).statusCode).toBe(200);
      clinic.now = '2026-09-15T06:54:00.000Z';
      expect((await ask()).statusCode).toBe(200);
      clinic.now = '2026-09-15T18:55:00.000Z';
      expect((await ask()).statusCode).toBe(401);
    } finally {
      clinic.now = begun;
    }
  });

  it('is open to a route only where it says so', async () => {
    for (const [url, status] of [
      ['/api/snapshot', 401],
      ['/api/live?from=0', 401],
      ['/%61pi/snapshot', 401],
      ['/api/set-up', 200],
      ['/api/openapi.json', 200],
      ['/healthz', 200],
      ['/readyz', 200],
    ] as const)
      expect((await clinic.app.inject({ url })).statusCode)
        .withContext(url)
        .toBe(status);
  });

  it('leaves a record of who signed in and out', async () => {
    const actor = await aPersonWithPassword('Helen Braithwaite');
    await signIn('helen.braithwaite@example.org', PASSWORD);
    const rows = await clinic.sql<{ act: string }>(
      'select act from audit_event where by_person = $1',
      [actor.personId],
    );
    expect(rows.map(({ act }) => act)).toEqual(['sign-in']);
  });

  it('may be done to nobody but oneself: a nurse is refused what only an administrator may', async () => {
    const nurse = await clinic.addActor(['nurse']);
    const answer = await clinic.inject(nurse, {
      method: 'PUT',
      url: '/api/clinic',
      payload: { version: 1, name: 'Mine', openingHours: {} },
    });
    expect(answer.statusCode).toBe(403);
    expect(answer.json()).toEqual({
      refusals: [{ code: 'not-permitted', act: 'set-up-clinic', roles: ['administrator'] }],
    });
  });

  it('hears of new roles before the next request', async () => {
    const actor = await clinic.addActor(['coordinator']);
    const ask = () => clinic.inject(actor, { url: '/api/snapshot' });
    expect((await ask()).statusCode).toBe(200);
    await clinic.sql(`update membership set active = false where person_id = $1`, [actor.personId]);
    await clinic.sql(`select pg_notify('sign_in', $1)`, [actor.personId]);
    // Well before what is remembered would have been forgotten by itself.
    await eventually(async () => (await ask()).statusCode === 401, 2_500);
  });

  it('asks the database every time while no server would hear of revocations', async () => {
    const actor = await clinic.addActor(['coordinator']);
    const ask = () => clinic.inject(actor, { url: '/api/sign-ins/current' });
    expect((await ask()).statusCode).toBe(200);
    await clinic.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%'`,
    );
    await clinic.sql(`update person set active = false where person_id = $1`, [actor.personId]);
    await eventually(async () => (await ask()).statusCode === 401, 2_500);
    // The specs after this one find a server that hears again.
    const ready = () => clinic.app.inject({ url: '/readyz' });
    await eventually(async () => (await ready()).statusCode === 200, 10_000);
  });
});

describe('a password', () => {
  it('is kept as argon2id with the cost in the text, and never twice the same', async () => {
    const [one, two] = await Promise.all([hashPassword(PASSWORD), hashPassword(PASSWORD)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches(PASSWORD, one)).toBeTrue();
    expect(await passwordMatches(`${PASSWORD} `, one)).toBeFalse();
    expect(await passwordMatches(PASSWORD, null)).toBeFalse();
    expect(await passwordMatches(PASSWORD, 'nonsense')).toBeFalse();
  });

  it('is the same however the keyboard wrote its accents', async () => {
    const hash = await hashPassword('caf\u00e9-lantern');
    expect(await passwordMatches('cafe\u0301-lantern', hash)).toBeTrue();
  });

  it('takes as long to check for an address that nobody has', async () => {
    const hash = await hashPassword(PASSWORD);
    const timed = async (stored: string | null) => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 8; round++) {
        const began = performance.now();
        await passwordMatches('guess', stored);
        least = Math.min(least, performance.now() - began);
      }
      return least;
    };
    const [known, unknown] = [await timed(hash), await timed(null)];
    expect(unknown / known).toBeGreaterThan(0.4);
    expect(unknown / known).toBeLessThan(2.5);
  });
});

async function eventually(holds: () => Promise<boolean>, patience: number): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error('It did not come to pass');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(true).toBeTrue();
}
