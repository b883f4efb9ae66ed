import type { PlanPreview, SeenBooking, WantedChange } from '#contract/session-plan';
import type { EntityChange } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Closure, Session } from '#domain/clinic/clinic';
import type { SessionTemplate } from '#domain/clinic/session-template';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { addDays } from '#domain/time/clinic-date';
import {
  aBookableClinic,
  BOOKING_DAY,
  brokenPromises,
  type BookableClinic,
} from '../../testing/a-bookable-clinic.ts';

interface Answer {
  readonly status: number;
  readonly changes: readonly EntityChange[];
  readonly refusals: readonly Refusal[];
}

/** A Thursday, on which nothing stands. */
const THURSDAY = '2026-09-17';

describe('the plan of sessions', () => {
  let bookable: BookableClinic;
  let administrator: Actor;
  let facts: Pick<
    SessionTemplate,
    'physicianId' | 'roomId' | 'minutes' | 'procedureTypeIds' | 'maxCases' | 'maxSedationCases'
  >;
  beforeEach(async () => {
    bookable = await aBookableClinic();
    administrator = await bookable.clinic.addActor(['administrator']);
    const { physicianId, roomId } = bookable.place(540);
    facts = {
      physicianId,
      roomId,
      minutes: { start: 540, end: 750 },
      procedureTypeIds: [],
      maxCases: 8,
      maxSedationCases: 2,
    };
  });
  afterEach(async () => {
    expect(await brokenPromises(bookable)).toEqual([]);
    await bookable.clinic.stop();
  });

  const send = async (actor: Actor, url: string, payload: object): Promise<Answer> => {
    const answer = await bookable.clinic.inject(actor, { method: 'POST', url, payload });
    const { changes = [], refusals = [] } = answer.json<Partial<Answer>>();
    return { status: answer.statusCode, changes, refusals };
  };
  const save = (change: WantedChange | object, seen: readonly SeenBooking[] = []) =>
    send(administrator, '/api/session-plan', { change, seen });
  const preview = async (change: object): Promise<PlanPreview> => {
    const url = '/api/session-plan/preview';
    const answer = await bookable.clinic.inject(administrator, {
      method: 'POST',
      url,
      payload: { change },
    });
    return answer.json<PlanPreview>();
  };
  const book = (place: object) =>
    bookable
      .addCase()
      .then(({ referralId }) =>
        send(bookable.coordinator, '/api/bookings', { referralId, ...place }),
      );
  const bodies = <T>(answer: Answer, entity: string): T[] =>
    answer.changes.filter((change) => change.entity === entity).map(({ body }) => body as T);
  const thursdays = {
    kind: 'add-template',
    weekday: 4,
    everyWeeks: 2,
    from: THURSDAY,
    until: null,
  } as const;
  const addThursdays = async (): Promise<{ template: SessionTemplate; sessions: Session[] }> => {
    const answer = await save({ ...thursdays, ...facts });
    expect(answer.refusals).toEqual([]);
    const [template] = bodies<SessionTemplate>(answer, 'session-template');
    if (template === undefined) throw new Error('No template was made');
    return { template, sessions: bodies<Session>(answer, 'session') };
  };
  const booked = async (start: number, date = THURSDAY): Promise<Booking> => {
    const answer = await book(bookable.place(start, 1, date));
    expect(answer.refusals).toEqual([]);
    return bodies<Booking>(answer, 'booking')[0] as Booking;
  };
  const strandedNow = async (): Promise<PlanPreview['stranded']> => {
    const url = '/api/bookings/stranded';
    const answer = await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url });
    return answer.json<PlanPreview>().stranded;
  };

  it('makes sessions from a template for half a year, and tops them up day by day', async () => {
    const { template, sessions } = await addThursdays();
    expect(sessions.length).toBe(13);
    expect(sessions[1]?.template).toEqual({ id: template.id, date: '2026-10-01', adjusted: false });
    let nurse = await bookable.clinic.addActor(['nurse']);
    const look = () => bookable.clinic.inject(nurse, { method: 'GET', url: '/api/snapshot' });
    const made = async () =>
      (await look()).json<{ sessions: Session[] }>().sessions.filter((each) => each.template)
        .length;
    expect(await made()).toBe(13);
    bookable.clinic.now = '2026-10-05T07:00:00.000Z';
    nurse = await bookable.clinic.addActor(['nurse']);
    const [first, second] = await Promise.all([made(), made()]);
    expect([first, second, await made()]).toEqual([15, 15, 15]);
    const record = `select by_name from audit_event where act = 'make-sessions'`;
    expect(await bookable.clinic.sql(record)).toEqual([{ by_name: 'Ganglion' }]);
  });

  it('refuses a template that clashes, and says on which days', async () => {
    const answer = await save({ ...thursdays, ...facts, weekday: 3, from: BOOKING_DAY });
    expect(answer.refusals.map(({ code }) => code)).toEqual(['session-clash', 'session-clash']);
  });

  it('shows whom a change from a date on strands, and saves it only for who has seen it', async () => {
    const { template } = await addThursdays();
    const early = await booked(540);
    const late = await booked(660);
    const change = {
      ...{ kind: 'change-template', templateId: template.id, version: 1 },
      ...thursdays,
      ...facts,
      kind: 'change-template',
      minutes: { start: 540, end: 660 },
    };
    const seen = await preview(change);
    expect(seen.changed).toBe(13);
    expect(seen.stranded.map(({ bookingId, refusals }) => [bookingId, refusals[0]?.code])).toEqual([
      [late.id, 'outside-session'],
    ]);
    expect((await save(change)).refusals).toEqual([
      { code: 'bookings-stranded', bookings: 1, first: THURSDAY },
    ]);
    const old = [{ bookingId: late.id, version: late.version + 1 }];
    expect((await save(change, old)).status).toBe(409);
    expect((await save(change, seen.stranded)).status).toBe(200);
    expect((await strandedNow()).map(({ bookingId }) => bookingId)).toEqual([late.id]);
    expect(early.status).toBe('booked');
  });

  it('splits a template that has begun, and keeps what was before', async () => {
    const { template } = await addThursdays();
    const answer = await save({
      ...thursdays,
      ...facts,
      ...{ kind: 'change-template', templateId: template.id, version: 1 },
      from: '2026-09-20',
      weekday: 5,
    });
    const templates = bodies<SessionTemplate>(answer, 'session-template');
    expect(templates.map(({ from, until }) => [from, until])).toEqual([
      [THURSDAY, '2026-09-19'],
      ['2026-10-02', null],
    ]);
    const gone = answer.changes.filter(({ body }) => body === null).length;
    expect([gone, bodies<Session | null>(answer, 'session').filter(Boolean).length]).toEqual([
      12, 12,
    ]);
  });

  it('leaves out one date, does not make it again, and puts it back', async () => {
    const { template, sessions } = await addThursdays();
    const dropped = await save({
      ...{ kind: 'drop-session', sessionId: sessions[0]?.id, version: 1, reason: 'On leave' },
    });
    expect(bodies<SessionTemplate>(dropped, 'session-template')[0]?.dropped).toEqual([THURSDAY]);
    await bookable.clinic.inject(bookable.coordinator, { method: 'GET', url: '/api/snapshot' });
    const standing = () =>
      bookable.clinic.sql(`select 1 from session where date = $1 and not cancelled`, [THURSDAY]);
    expect((await standing()).length).toBe(0);
    const restored = await save({
      ...{ kind: 'restore-date', templateId: template.id, version: 2, date: THURSDAY },
    });
    expect(restored.refusals).toEqual([]);
    expect(bodies<SessionTemplate>(restored, 'session-template')[0]?.dropped).toEqual([]);
    expect((await standing()).length).toBe(1);
  });

  it('changes only one date, which keeps that when the template changes or ends later', async () => {
    const { template, sessions } = await addThursdays();
    const [first] = sessions;
    const only = await save({
      ...facts,
      ...{ kind: 'change-session', sessionId: first?.id, version: 1 },
      minutes: { start: 600, end: 720 },
    });
    expect(bodies<Session>(only, 'session')[0]?.template?.adjusted).toBeTrue();
    await save({
      ...thursdays,
      ...facts,
      ...{ kind: 'change-template', templateId: template.id, version: 1 },
      minutes: { start: 480, end: 600 },
    });
    const minutesOf = async () =>
      (
        await bookable.clinic.sql<{ minutes: string }>(
          `select minutes::text from session where session_id = $1 and not cancelled`,
          [first?.id],
        )
      ).map(({ minutes }) => minutes);
    expect(await minutesOf()).toEqual(['[600,720)']);
    const ended = await save({
      ...{
        kind: 'end-template',
        templateId: template.id,
        version: 2,
        until: addDays(THURSDAY, -1),
      },
    });
    expect(ended.changes.filter(({ body }) => body === null).length).toBe(13);
    expect(await minutesOf()).toEqual([]);
  });

  it('refuses a change that rests on an old version', async () => {
    const { template } = await addThursdays();
    const end = { kind: 'end-template', templateId: template.id, until: '2026-10-30' };
    expect((await save({ ...end, version: 1 })).status).toBe(200);
    expect((await save({ ...end, version: 1 })).refusals[0]?.code).toBe('stale');
  });

  it('closes a range of days once, strands whom it meets, and opens again', async () => {
    await bookable.addSessions(THURSDAY);
    const booking = await booked(600);
    const close = {
      ...{ kind: 'close', resourceId: booking.roomId, reason: 'C-arm serviced' },
      ...{ from: BOOKING_DAY, to: THURSDAY },
    };
    const { stranded } = await preview(close);
    expect(stranded.map(({ refusals }) => refusals[0])).toEqual([
      { code: 'resource-away', resourceId: booking.roomId, reason: 'C-arm serviced' },
    ]);
    const closed = bodies<Closure>(await save(close, stranded), 'closure');
    expect(closed.map(({ date }) => date)).toEqual([BOOKING_DAY, THURSDAY]);
    expect((await book(bookable.place(700))).refusals[0]?.code).toBe('resource-away');
    expect((await strandedNow()).length).toBe(1);
    // Closed already: nothing more is written.
    const again = await save(close, stranded);
    expect([again.status, again.changes]).toEqual([200, []]);
    const opened = await save({ kind: 'reopen', closureIds: closed.map(({ id }) => id) });
    expect(opened.changes.map(({ body }) => body)).toEqual([null, null]);
    expect(await strandedNow()).toEqual([]);
    expect((await book(bookable.place(700))).status).toBe(201);
  });

  it('lets a booking and a closure at the same moment never both win', async () => {
    for (let turn = 0; turn < 12; turn += 1) {
      const start = 480 + turn * 40;
      const close = {
        ...{ kind: 'close', resourceId: turn % 2 ? bookable.rooms[0] : null },
        ...{ reason: 'Burst pipe', from: BOOKING_DAY, to: BOOKING_DAY },
      };
      const [booking, closure] = await Promise.all([book(bookable.place(start)), save(close)]);
      const wins = [booking, closure].filter(({ status }) => status < 300).length;
      expect(wins).toBe(1);
      await bookable.clinic.sql('delete from closure');
      await bookable.clinic.sql('delete from occupancy');
      await bookable.clinic.sql('delete from booking');
    }
  });

  it('says what is wrong with days in the wrong order, and with a date that is not left out', async () => {
    const days = { from: THURSDAY, to: BOOKING_DAY };
    const closed = await save({ kind: 'close', resourceId: null, reason: 'Audit', ...days });
    expect(closed.refusals).toEqual([{ code: 'last-day-before-first', ...days }]);
    const { template } = await addThursdays();
    const restored = await save({
      ...{ kind: 'restore-date', templateId: template.id, version: 1, date: THURSDAY },
    });
    expect(restored.refusals).toEqual([{ code: 'date-not-left-out', date: THURSDAY }]);
  });

  it('is the administrator’s alone', async () => {
    const change = { ...thursdays, ...facts };
    const answer = await send(bookable.coordinator, '/api/session-plan', { change });
    expect(answer.status).toBe(403);
  });
});
