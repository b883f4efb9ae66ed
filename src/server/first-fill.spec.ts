import { fillWhenEmpty, type FirstFillOptions } from './first-fill.ts';
import { aTestClinic, type TestClinic } from './testing/test-clinic.ts';

describe('the first filling of a database', () => {
  let clinic: TestClinic;
  let filled: number;
  beforeEach(async () => {
    clinic = await aTestClinic({ empty: true });
    filled = 0;
  });
  afterEach(() => clinic.stop());

  const demoSignIns = [{ email: 'maya@example.org', password: 'tidal', role: 'coordinator' }];
  const fill = (over: Partial<FirstFillOptions> = {}, lines: string[] = []) =>
    fillWhenEmpty({
      database: clinic.database,
      deps: clinic.deps,
      empty: false,
      say: (line) => lines.push(line),
      demo: () =>
        Promise.resolve({
          demoSignIns,
          fillDemoClinic: async () => {
            filled++;
            await addSomebody();
          },
        }),
      ...over,
    });
  const addSomebody = () =>
    clinic.sql(
      `insert into person (person_id, name, email, password_hash)
       values (gen_random_uuid(), 'Somebody', gen_random_uuid()::text, '')`,
    );
  const people = async () => (await clinic.sql('select 1 from person')).length;

  it('happens once, and tells every start whom one can sign in as', async () => {
    expect(await fill()).toEqual(demoSignIns);
    expect(await fill()).toEqual(demoSignIns);
    expect(filled).toBe(1);
  });

  it('happens once when two servers start together', async () => {
    expect(await Promise.all([fill(), fill(), fill()])).toEqual([
      demoSignIns,
      demoSignIns,
      demoSignIns,
    ]);
    expect(filled).toBe(1);
  });

  it('does not happen where it is to stay empty, or where somebody is already', async () => {
    expect(await fill({ empty: true })).toEqual([]);
    await addSomebody();
    expect(await fill()).toEqual([]);
    expect(filled).toBe(0);
  });

  it('is begun anew when it broke off, with nothing left of the half', async () => {
    await expectAsync(
      fill({
        demo: () =>
          Promise.resolve({
            demoSignIns,
            fillDemoClinic: async () => {
              await addSomebody();
              throw new Error('The power failed');
            },
          }),
      }),
    ).toBeRejectedWithError('The power failed');
    expect(await people()).toBe(1);
    const lines: string[] = [];
    expect(await fill({}, lines)).toEqual(demoSignIns);
    expect(lines[0]).toContain('was not finished last time');
    expect(await people()).toBe(1);
    expect(await fill()).toEqual(demoSignIns);
    expect(filled).toBe(1);
    expect((await clinic.sql('select 1 from migration')).length).toBeGreaterThan(5);
  });

  it('leaves nothing of a half where it is to stay empty from now on', async () => {
    await clinic.sql(`update installation set demo = 'filling'`);
    await addSomebody();
    expect(await fill({ empty: true })).toEqual([]);
    expect(await people()).toBe(0);
    expect(filled).toBe(0);
  });
});
