import type { Actor } from '#domain/people/person';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';
import { loggable } from './errors.ts';

describe('the log', () => {
  let clinic: TestClinic;
  let administrator: Actor;
  beforeEach(async () => {
    clinic = await aTestClinic();
    administrator = await clinic.addActor(['administrator', 'coordinator'], {
      name: 'Catherine Mossop',
    });
  });
  afterEach(() => clinic.stop());

  const said = () => clinic.logLines.join('');
  const lines = () => clinic.logLines.map((line) => JSON.parse(line) as Record<string, unknown>);

  it('has one line a request: who by id, which route, how it went, how long it took', async () => {
    const answer = await clinic.inject(administrator, {
      url: `/api/patients?search=${encodeURIComponent('Grace Okafor')}`,
    });
    const line = lines().at(-1);
    expect(line).toEqual(
      jasmine.objectContaining({
        requestId: answer.headers['x-request-id'],
        method: 'GET',
        route: '/api/patients',
        status: 200,
        person: administrator.personId,
        clinic: clinic.clinicId,
      }),
    );
    expect(line?.['ms']).toBeGreaterThan(0);
  });

  it('never has a name, an address, a password or a body in it', async () => {
    await clinic.inject(administrator, {
      method: 'POST',
      url: '/api/people',
      payload: {
        name: 'Róisín Keane',
        email: 'roisin@example.org',
        roles: ['nurse'],
        physicianId: null,
        password: 'tidal-harbour-lantern',
      },
    });
    await clinic.inject(administrator, { url: '/api/patients?search=Okafor' });
    await clinic.inject(administrator, { method: 'POST', url: '/api/people', payload: 'Okafor' });
    await clinic.inject(administrator, {
      method: 'POST',
      url: '/api/people',
      headers: { 'content-type': 'application/json' },
      payload: '{"name": Okafor}',
    });
    await clinic.app.inject({ url: '/patients/Okafor' });
    await clinic.app.inject({
      method: 'POST',
      url: '/api/sign-ins',
      payload: { email: 'roisin@example.org', password: 'tidal-harbour-lantern' },
    });
    expect(clinic.logLines.length).toBeGreaterThanOrEqual(6);
    expect(said()).not.toMatch(/Keane|roisin|Okafor|tidal|Mossop/);
  });

  it('says of a broken database what broke, and not with which row', async () => {
    await clinic.sql(
      `create function breaks() returns trigger language plpgsql as
       $$ begin raise exception 'Okafor cannot be stored' using detail = 'Key (name)=(Okafor)'; end $$`,
    );
    await clinic.sql(
      'create trigger breaks before insert on resource for each row execute function breaks()',
    );
    const answer = await clinic.inject(administrator, {
      method: 'POST',
      url: '/api/resources',
      payload: { kind: 'room', name: 'Okafor', shortName: 'R' },
    });
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      error: 'broken',
      requestId: answer.headers['x-request-id'],
    });
    const fault = lines().find(({ msg }) => msg === 'A request broke');
    expect(fault?.['requestId']).toBe(answer.headers['x-request-id']);
    expect(fault?.['fault']).toEqual(
      jasmine.objectContaining({ name: 'DatabaseError', code: 'P0001' }),
    );
    expect(said()).not.toContain('Okafor');
  });

  it('has the stack of a bug of ours, and what caused it', () => {
    const fault = loggable(new Error('No slot', { cause: new SyntaxError('Okafor is no JSON') }));
    expect(fault).toEqual(jasmine.objectContaining({ name: 'Error', message: 'No slot' }));
    expect(JSON.stringify(fault)).toContain('log.spec.ts');
    expect(JSON.stringify(fault)).not.toContain('Okafor');
  });
});
