import { randomUUID } from 'node:crypto';
import type { QueueCounts, QueuePage } from '#contract/queue';
import { aReferralDesk, type ReferralDesk } from '../testing/referral-desk.ts';
import { aBookedPatient } from '../testing/a-booked-patient.ts';

describe('the queue by the page', () => {
  let desk: ReferralDesk;
  beforeAll(async () => {
    desk = await aReferralDesk();
    const people: [family: string, given: string, referral: object][] = [
      ['Ó Briain', 'Róisín', { urgency: 'routine', side: 'left' }],
      ['Adeyemi', 'Tunde', { urgency: 'most-urgent', side: 'right', diagnosis: null }],
      ['Marchetti', 'Paola', { urgency: 'urgent' }],
      ['Zielińska', 'Anna', { urgency: 'rtt-18-weeks' }],
    ];
    for (const [familyName, givenName, referral] of people)
      await desk.entered({ patient: { familyName, givenName }, referral });
    await desk.accepted({ patient: { familyName: 'Haddad', givenName: 'Lina' } });
  });
  afterAll(() => desk.clinic.stop());

  const ask = async (query: string): Promise<QueuePage> => {
    const answer = await desk.clinic.inject(desk.coordinator, { url: `/api/queue?${query}` });
    expect(answer.statusCode).withContext(answer.body).toBe(200);
    return answer.json<QueuePage>();
  };
  const names = async (query: string): Promise<string[]> =>
    (await ask(query)).rows.map(({ familyName }) => familyName);
  it('is in the queue’s order, the urgent first', async () => {
    expect(await names('list=new')).toEqual(['Adeyemi', 'Marchetti', 'Ó Briain', 'Zielińska']);
    expect(await names('list=ready-to-book')).toEqual(['Haddad']);
  });

  it('sorts by name without minding accents, and the other way round', async () => {
    const sorted = ['Adeyemi', 'Haddad', 'Marchetti', 'Ó Briain', 'Zielińska'];
    expect(await names('sort=name')).toEqual(sorted);
    expect(await names('sort=name&descending=true')).toEqual([...sorted].reverse());
  });

  const narrowings: [query: string, found: string[]][] = [
    ['urgency=most-urgent', ['Adeyemi']],
    ['side=none&sort=name', ['Marchetti', 'Zielińska']],
    ['side=left&sort=name', ['Haddad', 'Ó Briain']],
    ['mover=coordinator&sort=name', ['Adeyemi', 'Haddad']],
    ['find=roisin', ['Ó Briain']],
    ['find=o+briain', ['Ó Briain']],
    ['find=G90.522+mar', ['Marchetti']],
    ['find=100%25', []],
    ['find=_', []],
    ['find=%5C', []],
    ["find=';drop+table+x", []],
    ['list=declined', []],
  ];
  for (const [query, found] of narrowings)
    it(`leaves ${found.join(', ') || 'nobody'} for ${query}`, async () => {
      const page = await ask(query);
      expect(page.rows.map(({ familyName }) => familyName)).toEqual(found);
      expect(page.total).toBe(found.length);
    });

  it('forgives a mistyped name, and says so', async () => {
    const page = await ask('find=marcheti');
    expect([page.alike, page.rows[0]?.familyName]).toEqual([true, 'Marchetti']);
  });

  it('exports what a mistyped name shows', async () => {
    const url = '/api/queue/export.csv?find=marcheti';
    const { body } = await desk.clinic.inject(desk.coordinator, { url });
    const [, ...lines] = body.trim().split('\r\n');
    expect(lines.map((line) => line.split(',')[1])).toEqual(['Marchetti']);
  });

  it('answers any part of a list, and the page on which a referral stands', async () => {
    expect(await names('sort=name&offset=3&limit=1')).toEqual(['Ó Briain']);
    const [, , , row] = (await ask('sort=name')).rows;
    for (const sort of ['name', 'queue', 'received', 'due']) {
      const page = await ask(`sort=${sort}&limit=2&around=${row?.referralId ?? ''}`);
      expect(page.rows.some(({ referralId }) => referralId === row?.referralId))
        .withContext(sort)
        .toBeTrue();
      expect(page.offset % 2).toBe(0);
    }
    expect((await ask(`limit=2&around=${randomUUID()}`)).offset).toBe(0);
  });

  it('refuses what it cannot sort or page by', async () => {
    for (const query of [
      'sort=age',
      'limit=0',
      'limit=1000',
      'offset=-1',
      'list=mine',
      'find=a%00',
    ]) {
      const answer = await desk.clinic.inject(desk.coordinator, { url: `/api/queue?${query}` });
      expect(answer.statusCode).withContext(query).toBe(400);
    }
  });
});

describe('the lists of the queue', () => {
  it('counts each list, and whose move the clinic waits for', async () => {
    const desk = await aReferralDesk();
    const counts = async (): Promise<QueueCounts> =>
      (
        await desk.clinic.inject(desk.coordinator, { url: '/api/queue/counts' })
      ).json<QueueCounts>();
    for (const familyName of ['Adeyemi', 'Marchetti'])
      await desk.entered({ patient: { familyName } });
    await desk.accepted();
    const { lists, moves } = await counts();
    expect([lists.all, lists.new, lists['ready-to-book'], lists.overdue]).toEqual([3, 2, 1, 0]);
    expect(moves).toContain({ mover: 'coordinator', move: 'book', count: 1 });
    await desk.accepted({ patient: { familyName: 'Counted' } });
    expect((await counts()).lists['ready-to-book']).toBe(2);
    const [{ id = '' } = {}] = await desk.clinic.sql<{ id: string }>(
      `select referral_id as id from referral join patient using (patient_id)
       where family_name = 'Counted'`,
    );
    const answer = await desk.ask(desk.coordinator, 'POST', `/${id}/withdraw`, {
      version: 2,
      reason: 'Moved away',
    });
    expect(answer.status).toBe(200);
    expect((await counts()).lists['ready-to-book']).toBe(1);
    await desk.clinic.stop();
  });

  it('has as overdue what became due yesterday, whoever looks first', async () => {
    const desk = await aReferralDesk();
    const { referral } = await desk.entered();
    const lists = async (): Promise<readonly string[]> => {
      // A sign-in does not last for days.
      const nurse = await desk.clinic.addActor(['nurse']);
      const answer = await desk.clinic.inject(nurse, { url: '/api/queue?list=all' });
      return answer.json<QueuePage>().rows[0]?.lists ?? [];
    };
    expect(await lists()).toEqual(['new']);
    desk.clinic.now = '2026-09-16T09:00:00.000Z';
    expect(await lists()).toEqual(['new']);
    desk.clinic.now = '2026-09-17T09:00:00.000Z';
    const both = await Promise.all([lists(), lists()]);
    expect(both).toEqual([
      ['overdue', 'new'],
      ['overdue', 'new'],
    ]);
    const nurse = await desk.clinic.addActor(['nurse']);
    const answer = await desk.clinic.inject(nurse, { url: '/api/queue/counts' });
    expect(answer.json<QueueCounts>().lists.overdue).toBe(1);
    expect((await desk.kept(referral.id))?.worklist).toBe('new');
    await desk.clinic.stop();
  });

  it('has it as overdue also where somebody began to change it at that moment, and did not', async () => {
    const desk = await aReferralDesk();
    const { referral } = await desk.entered();
    desk.clinic.now = '2026-09-17T09:00:00.000Z';
    const nurse = await desk.clinic.addActor(['nurse']);
    await desk.clinic.signIn(nurse);
    const other = await desk.clinic.connectAs(desk.clinic.connections.owner);
    await other.query('begin');
    await other.query(`select set_config('ganglion.clinic', $1, true)`, [desk.clinic.clinicId]);
    const { rowCount } = await other.query(
      'select from referral where referral_id = $1 for no key update',
      [referral.id],
    );
    expect(rowCount).toBe(1);
    const looked = desk.clinic.inject(nurse, { url: '/api/queue?list=overdue' });
    let answered = false;
    void looked.then(() => (answered = true));
    const waits = async (): Promise<boolean> => {
      const rows = await desk.clinic.sql(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    };
    while (!answered && !(await waits()));
    await other.query('rollback');
    await other.end();
    expect((await looked).json<QueuePage>().total).toBe(1);
    await desk.clinic.stop();
  });

  it('lets a patient who has been told leave the list of those to call', async () => {
    const desk = await aReferralDesk();
    const { bookingId } = await aBookedPatient(desk.clinic);
    const toCall = async (): Promise<number> =>
      (
        await desk.clinic.inject(desk.coordinator, { url: '/api/queue?list=to-call' })
      ).json<QueuePage>().total;
    expect(await toCall()).toBe(1);
    const told = await desk.clinic.inject(desk.coordinator, {
      method: 'POST',
      url: `/api/bookings/${bookingId}/told`,
      payload: { version: 1, how: 'phone', confirmed: true },
    });
    expect(told.statusCode).withContext(told.body).toBe(200);
    expect(await toCall()).toBe(0);
    await desk.clinic.stop();
  });
});
