import type { EntityChange } from '#contract/live';
import type { SessionTemplate } from '#domain/clinic/session-template';
import type { Actor } from '#domain/people/person';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
} from '../testing/a-bookable-clinic.ts';

/** The Wednesday after, with the same session. */
const WEEK_AFTER = '2026-09-23';

describe('rescuing a day of sessions that come from a template', () => {
  let bookable: BookableClinic;
  let administrator: Actor;
  beforeEach(async () => {
    bookable = await aBookableClinic({ rooms: 1 });
    administrator = await bookable.clinic.addActor(['administrator']);
    await bookable.clinic.sql('delete from session');
    const { roomId, physicianId } = bookable.place(540);
    const change = {
      ...{ kind: 'add-template', weekday: 3, everyWeeks: 1, from: BOOKING_DAY, until: null },
      ...{ roomId, physicianId, minutes: { start: 540, end: 750 } },
    };
    const saved = await send(administrator, '/api/session-plan', { change });
    expect(saved.statusCode).toBe(200);
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
    await bookable.clinic.stop();
  });

  const send = (actor: Actor, url: string, payload: object) =>
    bookable.clinic.inject(actor, { method: 'POST', url, payload });
  const rescueFrom = async (from: number): Promise<EntityChange[]> => {
    const { physicianId: resourceId } = bookable.place(540);
    const absence = { date: BOOKING_DAY, resourceId, from, reason: 'Ill' };
    const answer = await send(bookable.coordinator, '/api/rescue', {
      ...{ absence, moves: [], left: [] },
    });
    expect(answer.statusCode).toBe(201);
    return answer.json<{ changes: EntityChange[] }>().changes;
  };
  /** The sessions of two Wednesdays, once the plan has been topped up anew. */
  const standingTomorrow = async () => {
    bookable.clinic.now = '2026-09-15T07:00:00.000Z';
    const nurse = await bookable.clinic.addActor(['nurse']);
    await bookable.clinic.inject(nurse, { method: 'GET', url: '/api/snapshot' });
    return bookable.clinic.sql<{ date: string; minutes: string }>(
      `select date, minutes::text as minutes from session
       where date <= $1 and not cancelled order by date`,
      [WEEK_AFTER],
    );
  };

  it('leaves that date out of the template, on every desk, and it is not made again', async () => {
    const changes = await rescueFrom(540);
    const change = changes.find(({ entity }) => entity === 'session-template');
    expect((change?.body as SessionTemplate | undefined)?.dropped).toEqual([BOOKING_DAY]);
    expect(change?.version).toBe(2);
    expect(await standingTomorrow()).toEqual([{ date: WEEK_AFTER, minutes: '[540,750)' }]);
  });

  it('puts that date back when the template is told to', async () => {
    const template = (await rescueFrom(540)).find(({ entity }) => entity === 'session-template');
    const change = {
      kind: 'restore-date',
      templateId: template?.id,
      version: 2,
      date: BOOKING_DAY,
    };
    expect((await send(administrator, '/api/session-plan', { change })).statusCode).toBe(200);
    expect((await standingTomorrow()).map(({ date }) => date)).toEqual([BOOKING_DAY, WEEK_AFTER]);
  });

  it('keeps a session it has shortened, whatever the template says later', async () => {
    const [session] = (await rescueFrom(660)).filter(({ entity }) => entity === 'session');
    expect((session?.body as { template?: { adjusted: boolean } }).template?.adjusted).toBeTrue();
    expect(await standingTomorrow()).toEqual([
      { date: BOOKING_DAY, minutes: '[540,660)' },
      { date: WEEK_AFTER, minutes: '[540,750)' },
    ]);
  });
});
