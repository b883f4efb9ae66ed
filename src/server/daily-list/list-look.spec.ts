import type { ListLook, ListPrint } from '#contract/list-look';
import type { SeenRow } from '#domain/daily-list/seen';
import type { Actor } from '#domain/people/person';
import { aBookableClinic } from '../testing/a-bookable-clinic.ts';
import type { TestClinic } from '../testing/test-clinic.ts';

const DAY = '2026-09-16';
const [ONE, OTHER] = [crypto.randomUUID(), crypto.randomUUID()];
const seen = (over: Partial<SeenRow> = {}): SeenRow => ({
  start: 540,
  roomId: crypto.randomUUID(),
  side: 'left',
  levels: ['L3'],
  procedureTypeId: crypto.randomUUID(),
  status: 'booked',
  risks: ['diabetes'],
  ...over,
});

describe('What a person has seen of a list', () => {
  let clinic: TestClinic;
  let ines: Actor;
  let sam: Actor;
  let physicianId: string;
  beforeAll(async () => {
    const bookable = await aBookableClinic();
    clinic = bookable.clinic;
    physicianId = bookable.physicians[0] ?? '';
    ines = await clinic.addActor(['physician']);
    sam = await clinic.addActor(['nurse']);
  });
  afterAll(() => clinic.stop());

  async function ask(actor: Actor, method: 'GET' | 'PUT', payload?: object, of = physicianId) {
    const url = `/api/list-looks/${of}/${DAY}`;
    const answer = await clinic.inject(actor, { method, url, ...(payload && { payload }) });
    return { status: answer.statusCode, look: answer.json<Partial<ListLook>>().look };
  }

  it('is nothing before the first look, then row by row what was seen, and only theirs', async () => {
    expect((await ask(ines, 'GET')).look).toBeNull();
    const [first, later] = [seen(), seen({ start: 580, side: 'right' })];
    await ask(ines, 'PUT', { rows: { [ONE]: first, [OTHER]: seen() } });
    const answer = await ask(ines, 'PUT', { rows: { [ONE]: later }, gone: [OTHER] });
    expect(answer.status).toBe(200);
    expect(answer.look?.rows).toEqual({ [ONE]: later });
    expect((await ask(ines, 'GET')).look?.rows).toEqual({ [ONE]: later });
    expect((await ask(sam, 'GET')).look).toBeNull();
    const audited = await clinic.sql(
      `select act from audit_event where act = 'see-list' and entity_id = $1`,
      [ines.personId],
    );
    expect(audited.length).toBe(2);
  });

  it('keeps what another device of the same person saw meanwhile', async () => {
    const paul = await clinic.addActor(['physician']);
    await Promise.all(
      [ONE, OTHER].map((id) => ask(paul, 'PUT', { rows: { [id]: seen({ risks: [id] }) } })),
    );
    const { look } = await ask(paul, 'GET');
    expect(Object.keys(look?.rows ?? {}).sort()).toEqual([ONE, OTHER].sort());
  });

  it('is of a physician who is there, and of a day', async () => {
    expect((await ask(ines, 'PUT', { rows: {} }, crypto.randomUUID())).status).toBe(404);
    const url = `/api/list-looks/${physicianId}/tomorrow`;
    expect((await clinic.inject(ines, { method: 'GET', url })).statusCode).toBe(400);
    expect((await ask(ines, 'PUT', { rows: { [ONE]: { start: 'nine' } } })).status).toBe(400);
  });

  it('is apart from what is on paper, which is everybody’s, the latest of it', async () => {
    const url = `/api/list-prints/${physicianId}/2026-09-17`;
    const print = (actor: Actor, rows: object) =>
      clinic.inject(actor, { method: 'POST', url, payload: { rows } });
    const onPaper = async (actor: Actor) =>
      (await clinic.inject(actor, { method: 'GET', url })).json<ListPrint>().print;
    expect(await onPaper(ines)).toBeNull();
    await print(ines, { [ONE]: seen() });
    const later = seen({ start: 600 });
    expect((await print(sam, { [OTHER]: later })).statusCode).toBe(201);
    const paper = await onPaper(ines);
    expect(paper?.rows).toEqual({ [OTHER]: later });
    expect(paper?.byName).toBe(sam.name);
    const elsewhere = `/api/list-prints/${crypto.randomUUID()}/2026-09-17`;
    const answer = await clinic.inject(ines, {
      method: 'POST',
      url: elsewhere,
      payload: { rows: {} },
    });
    expect(answer.statusCode).toBe(404);
  });
});
