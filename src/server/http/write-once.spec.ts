import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

interface Answer {
  readonly changes: readonly EntityChange[];
}

describe('a write with an Idempotency-Key', () => {
  let clinic: TestClinic;
  let actor: Actor;
  let keys = 0;
  beforeAll(async () => {
    clinic = await aTestClinic();
    actor = await clinic.addActor(['administrator']);
  });
  afterAll(() => clinic.stop());

  const aKey = () => `key-of-a-spec-${++keys}`;
  const addRoom = (key: string, name: string, as = actor) =>
    clinic.inject(as, {
      method: 'POST',
      url: '/api/resources',
      headers: { 'idempotency-key': key },
      payload: { kind: 'room', name, shortName: 'R' },
    });
  const roomsNamed = async (name: string) =>
    (await clinic.sql('select 1 from resource where name = $1', [name])).length;

  it('answers the same when it is sent again, and does it once', async () => {
    const key = aKey();
    const first = await addRoom(key, 'Once');
    const second = await addRoom(key, 'Once');
    expect(first.statusCode).toBe(201);
    expect(second.statusCode).toBe(201);
    expect(second.json<Answer>()).toEqual(first.json<Answer>());
    expect(await roomsNamed('Once')).toBe(1);
  });

  it('answers what it answered then, whatever has happened since', async () => {
    const key = aKey();
    const first = (await addRoom(key, 'As it was')).json<Answer>();
    const room = first.changes[0];
    await clinic.inject(actor, {
      method: 'PUT',
      url: `/api/resources/${room?.id}`,
      payload: { version: 1, name: 'As it is', shortName: 'R', activeTo: null },
    });
    expect((await addRoom(key, 'As it was')).json<Answer>()).toEqual(first);
  });

  it('is done once when many of the same race, and all are told the same', async () => {
    const key = aKey();
    const answers = await Promise.all(Array.from({ length: 12 }, () => addRoom(key, 'Raced for')));
    for (const answer of answers) {
      expect(answer.statusCode).toBe(201);
      expect(answer.json<Answer>()).toEqual(answers[0]?.json<Answer>() as Answer);
    }
    expect(await roomsNamed('Raced for')).toBe(1);
  });

  it('is refused when the key stands for another request', async () => {
    const key = aKey();
    await addRoom(key, 'The first');
    const other = await addRoom(key, 'The second');
    expect(other.statusCode).toBe(422);
    expect(other.json()).toEqual({
      faults: [
        { place: '/headers/idempotency-key', problem: 'This key was used for another request.' },
      ],
    });
    expect(await roomsNamed('The second')).toBe(0);
  });

  it('is judged anew after a refusal, which stored nothing', async () => {
    const key = aKey();
    const change = (version: number) =>
      clinic.inject(actor, {
        method: 'PUT',
        url: '/api/clinic',
        headers: { 'idempotency-key': key },
        payload: {
          version,
          name: 'Harbour Pain Clinic',
          openingHours: { 1: { start: 480, end: 1080 } },
        },
      });
    const stale = await change(99);
    expect(stale.statusCode).toBe(409);
    expect((await clinic.sql('select 1 from idempotency_key where key = $1', [key])).length).toBe(
      0,
    );
    expect((await change(1)).statusCode).toBe(200);
  });

  it('is each person’s own', async () => {
    const key = aKey();
    const other = await clinic.addActor(['administrator']);
    expect((await addRoom(key, 'Mine')).statusCode).toBe(201);
    expect((await addRoom(key, 'Theirs', other)).statusCode).toBe(201);
    expect(await roomsNamed('Theirs')).toBe(1);
  });

  it('needs a key that is one', async () => {
    for (const key of ['short', "'; drop table booking; --", 'ä'.repeat(10), 'x'.repeat(101)]) {
      const answer = await addRoom(key, 'Never');
      expect(answer.statusCode).withContext(key).toBe(400);
    }
    expect(await roomsNamed('Never')).toBe(0);
  });

  it('is remembered for a day at least, and not for ever', async () => {
    const key = aKey();
    const begun = clinic.now;
    await addRoom(key, 'Remembered');
    try {
      clinic.now = '2026-09-15T06:00:00.000Z';
      await clinic.forgetOldKeys();
      const again = await clinic.inject(null, {
        method: 'POST',
        url: '/api/resources',
        headers: { 'idempotency-key': key, cookie: await clinic.signIn(actor) },
        payload: { kind: 'room', name: 'Remembered', shortName: 'R' },
      });
      expect(again.statusCode).toBe(201);
      expect(await roomsNamed('Remembered')).toBe(1);
      clinic.now = '2026-09-16T08:00:00.000Z';
      await clinic.forgetOldKeys();
      expect((await clinic.sql('select 1 from idempotency_key where key = $1', [key])).length).toBe(
        0,
      );
    } finally {
      clinic.now = begun;
    }
  });
});
