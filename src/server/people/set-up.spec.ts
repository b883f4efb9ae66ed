import type { Snapshot } from '#contract/live';
import type { SetUp, SignedIn } from '#contract/people';
import type { Refusal } from '#domain/refusal';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

const firstVisit = (): SetUp => ({
  clinic: { name: 'Quay Pain Clinic', zone: 'Europe/London' },
  administrator: {
    name: 'Catherine Mossop',
    email: 'catherine@example.org',
    password: 'tidal-harbour-lantern',
  },
  physician: { name: 'Dr Ines Okonjo', shortName: 'OKO' },
  rooms: 2,
  bays: 3,
});

describe('the first visit to an installation', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await aTestClinic({ empty: true });
  });
  afterEach(() => clinic.stop());

  const setUp = (payload: SetUp) =>
    clinic.app.inject({ method: 'POST', url: '/api/set-up', payload });
  const needed = async () =>
    (await clinic.app.inject({ url: '/api/set-up' })).json<{ needed: boolean }>().needed;

  it('makes the clinic with everything it needs to begin, and signs its administrator in', async () => {
    expect(await needed()).toBeTrue();
    const answer = await setUp(firstVisit());
    expect(answer.statusCode).toBe(201);
    expect(answer.json<SignedIn>().person.roles).toEqual(['administrator']);
    expect(await needed()).toBeFalse();

    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? '';
    const snapshot = (
      await clinic.app.inject({ url: '/api/snapshot', headers: { cookie } })
    ).json<Snapshot>();
    expect(snapshot.clinic.name).toBe('Quay Pain Clinic');
    expect(snapshot.resources.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'bay Bay 1',
      'bay Bay 2',
      'bay Bay 3',
      'physician Dr Ines Okonjo',
      'room Room 1',
      'room Room 2',
    ]);
    expect(snapshot.procedureTypes.some(({ shortName }) => shortName === 'LSB')).toBeTrue();
    expect(snapshot.protocols.length).toBeGreaterThan(0);
    expect(snapshot.checklistTemplates.map(({ kind }) => kind).sort()).toEqual([
      'discharge',
      'pre-procedure',
      'recovery',
      'sign-out',
      'time-out',
    ]);
    expect(snapshot.seq).toBeGreaterThan(0);

    const again = await clinic.app.inject({
      method: 'POST',
      url: '/api/sign-ins',
      payload: { email: 'catherine@example.org', password: 'tidal-harbour-lantern' },
    });
    expect(again.statusCode).toBe(201);
  });

  it('happens once, also when several come at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, visitor) => {
        const visit = firstVisit();
        return setUp({
          ...visit,
          administrator: { ...visit.administrator, email: `visitor${visitor}@example.org` },
        });
      }),
    );
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([
      201, 409, 409, 409, 409, 409,
    ]);
    for (const answer of answers.filter(({ statusCode }) => statusCode === 409))
      expect(answer.json()).toEqual({ refusals: [{ code: 'already-set-up' }] });
    expect((await clinic.sql('select 1 from clinic')).length).toBe(1);
    expect((await clinic.sql('select 1 from person')).length).toBe(1);
  });

  it('is refused with a password that is too short, or a zone that is none', async () => {
    const visit = firstVisit();
    const short = await setUp({
      ...visit,
      administrator: { ...visit.administrator, password: 'short' },
    });
    expect(short.json<{ refusals: Refusal[] }>().refusals[0]?.code).toBe('password-too-short');
    const nowhere = await setUp({ ...visit, clinic: { name: 'X', zone: 'Europe/Atlantis' } });
    expect(nowhere.json<{ refusals: Refusal[] }>().refusals[0]?.code).toBe('zone-unknown');
    expect(await needed()).toBeTrue();
  });
});
