import type { SavedFilter } from '#contract/saved-filters';
import type { Actor } from '#domain/people/person';
import { aTestClinic, type TestClinic } from '../testing/test-clinic.ts';

describe('Saved views of the queue', () => {
  let clinic: TestClinic;
  let maya: Actor;
  let sam: Actor;
  beforeAll(async () => {
    clinic = await aTestClinic();
    maya = await clinic.addActor(['coordinator']);
    sam = await clinic.addActor(['nurse']);
  });
  afterAll(() => clinic.stop());

  async function ask(
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path = '',
    payload?: object,
  ) {
    const url = `/api/saved-filters${path}`;
    const answer = await clinic.inject(actor, { method, url, ...(payload && { payload }) });
    const body = answer.json<{ filters?: SavedFilter[]; refusals?: { code: string }[] }>();
    return {
      status: answer.statusCode,
      names: body.filters?.map(({ name }) => name) ?? [],
      filters: body.filters ?? [],
      codes: body.refusals?.map(({ code }) => code) ?? [],
    };
  }

  it('are a person’s own: kept, renamed, removed and put back', async () => {
    const query = '?list=overdue&find=o%27hara';
    await ask(maya, 'POST', '', { name: ' Mine ', query });
    const { filters } = await ask(maya, 'POST', '', { name: 'Second', query: '' });
    expect(filters.map(({ name, query }) => [name, query])).toEqual([
      ['Mine', 'list=overdue&find=o%27hara'],
      ['Second', ''],
    ]);
    const mine = filters[0];
    const path = `/${mine?.id ?? ''}`;
    expect((await ask(maya, 'PUT', path, { name: 'My own', query })).names).toEqual([
      'My own',
      'Second',
    ]);
    expect((await ask(sam, 'GET')).names).toEqual([]);
    expect((await ask(sam, 'PUT', path, { name: 'x', query })).status).toBe(404);
    expect((await ask(sam, 'DELETE', path)).status).toBe(404);
    expect((await ask(maya, 'DELETE', path)).names).toEqual(['Second']);
    const back = { name: 'My own', query, id: mine?.id, position: 0 };
    expect((await ask(maya, 'POST', '', back)).names).toEqual(['My own', 'Second']);
    expect((await ask(sam, 'POST', '', back)).status).toBe(404);
  });

  it('have a name of their own, of 1 to 60 characters', async () => {
    const ines = await clinic.addActor(['physician']);
    await ask(ines, 'POST', '', { name: 'Waiting', query: '' });
    const same = await ask(ines, 'POST', '', { name: 'waiting', query: '' });
    expect([same.status, same.codes]).toEqual([409, ['saved-filter-name-taken']]);
    for (const name of ['', ' ', 'x'.repeat(61)])
      expect((await ask(ines, 'POST', '', { name, query: '' })).status).toBe(400);
  });

  it('are refused where the address is too long as it is kept, and nothing breaks', async () => {
    const long = { name: 'Long', query: `find=${'é'.repeat(1_000)}` };
    expect((await ask(maya, 'POST', '', long)).status).toBe(400);
  });

  it('are thirty at most', async () => {
    const actor = await clinic.addActor(['physician']);
    for (let n = 0; n < 30; n += 1)
      expect((await ask(actor, 'POST', '', { name: `View ${n}`, query: '' })).status).toBe(201);
    const more = await ask(actor, 'POST', '', { name: 'More', query: '' });
    expect([more.status, more.codes]).toEqual([409, ['saved-filters-full']]);
  });
});
