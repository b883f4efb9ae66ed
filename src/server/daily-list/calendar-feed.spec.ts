import ICAL from 'ical.js';
import type { CalendarFeed, MadeCalendarFeed } from '#contract/calendar-feed';
import type { Actor } from '#domain/people/person';
import { aBookableClinic, BOOKING_DAY, type BookableClinic } from '../testing/a-bookable-clinic.ts';

interface Seen {
  readonly uid: string;
  readonly summary: string;
  readonly start: string;
  readonly end: string;
  readonly location: string;
  readonly status: string | null;
}

/** As another programme reads it than the one that wrote it. */
function read(content: string): Seen[] {
  const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((each) => {
    const event = new ICAL.Event(each);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toJSDate().toISOString(),
      end: event.endDate.toJSDate().toISOString(),
      location: event.location,
      status: each.getFirstPropertyValue('status') as string | null,
    };
  });
}

describe('A physician’s calendar link', () => {
  let bookable: BookableClinic;
  let ines: Actor;
  let maya: Actor;
  let bookingId: string;
  beforeEach(async () => {
    bookable = await aBookableClinic();
    const { clinic } = bookable;
    maya = bookable.coordinator;
    ines = { ...(await clinic.addActor(['physician'])), physicianId: bookable.physicians[0] ?? '' };
    await clinic.sql('update membership set physician_id = $1 where person_id = $2', [
      ines.physicianId,
      ines.personId,
    ]);
    const { referralId } = await bookable.addCase({ side: 'left' });
    const place = {
      date: BOOKING_DAY,
      start: 540,
      roomId: bookable.rooms[0],
      physicianId: ines.physicianId,
    };
    const answer = await clinic.inject(maya, {
      method: 'POST',
      url: '/api/bookings',
      payload: { referralId, ...place },
    });
    const { changes } = answer.json<{ changes: { entity: string; id: string }[] }>();
    bookingId = changes.find(({ entity }) => entity === 'booking')?.id ?? '';
  });
  afterEach(() => bookable.clinic.stop());

  const make = async (showsInitials = false): Promise<MadeCalendarFeed> => {
    const payload = { showsInitials };
    const answer = await bookable.clinic.inject(ines, {
      method: 'POST',
      url: '/api/calendar-feed',
      payload,
    });
    expect(answer.statusCode).toBe(201);
    return answer.json();
  };
  /** As a calendar asks: no sign-in, only the link. */
  const subscribe = (url: string, headers: Record<string, string> = {}) =>
    bookable.clinic.app.inject({ method: 'GET', url, headers });

  it('shows when, where and what, without a name, at the right instant', async () => {
    const { path } = await make();
    const answer = await subscribe(path);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['cache-control']).toBe('private, no-store');
    const [event, ...others] = read(answer.body);
    expect(others).toEqual([]);
    expect(event?.uid).toBe(`${bookingId}@ganglion`);
    expect(event?.start).toBe('2026-09-16T08:00:00.000Z');
    expect(event?.end).toBe('2026-09-16T08:30:00.000Z');
    expect(event?.status).toBe('CONFIRMED');
    const names = await bookable.clinic.sql<{ family_name: string; given_name: string }>(
      'select family_name, given_name from patient',
    );
    for (const { family_name: family, given_name: given } of names)
      for (const name of [family, given]) expect(answer.body).not.toContain(name);
  });

  it('has initials where its owner asked for them', async () => {
    const { path, feed } = await make(true);
    expect(feed.showsInitials).toBe(true);
    expect(read((await subscribe(path)).body)[0]?.summary).toMatch(/, \w\. \w\.$/);
  });

  it('keeps only a hash, and is dead once it is made anew or taken back', async () => {
    const first = await make();
    const second = await make();
    expect(first.path).not.toBe(second.path);
    const [row] = await bookable.clinic.sql<{ kept: string }>(
      `select encode(secret_hash, 'hex') || ' ' || encode(secret_hash, 'base64') as kept from calendar_feed`,
    );
    expect(row?.kept).not.toContain(second.path.split('/').at(-1)?.replace('.ics', ''));
    expect((await subscribe(first.path)).statusCode).toBe(404);
    expect((await subscribe(second.path)).statusCode).toBe(200);
    const own = { method: 'DELETE' as const, url: '/api/calendar-feed' };
    expect((await bookable.clinic.inject(ines, own)).json<CalendarFeed>().feed).toBeNull();
    expect((await subscribe(second.path)).statusCode).toBe(404);
    expect((await bookable.clinic.inject(ines, own)).statusCode).toBe(409);
  });

  it('is a stranger’s in no clinic, and a guess looks like a dead one', async () => {
    const { path } = await make();
    const [, , , clinicId = '', secret = ''] = path.split('/');
    const elsewhere = `/api/calendar/${crypto.randomUUID()}/${secret}`;
    const guessed = `/api/calendar/${clinicId}/${'A'.repeat(43)}.ics`;
    const bodies = [await subscribe(elsewhere), await subscribe(guessed)];
    expect(bodies.map(({ statusCode }) => statusCode)).toEqual([404, 404]);
    expect((await subscribe(`/api/calendar/${clinicId}/short`)).statusCode).toBe(400);
    const asked = { method: 'POST' as const, url: '/api/calendar-feed', payload: {} };
    expect((await bookable.clinic.inject(maya, asked)).statusCode).toBe(403);
  });

  it('is not sent again while nothing has changed, and follows a move', async () => {
    const { path } = await make();
    const first = await subscribe(path);
    const etag = String(first.headers.etag);
    expect((await subscribe(path, { 'if-none-match': etag })).statusCode).toBe(304);
    const [before] = await bookable.clinic.sql<{ version: number }>(
      'select version from booking where booking_id = $1',
      [bookingId],
    );
    const place = {
      date: BOOKING_DAY,
      start: 600,
      roomId: bookable.rooms[0],
      physicianId: ines.physicianId,
    };
    await bookable.clinic.inject(maya, {
      method: 'POST',
      url: `/api/bookings/${bookingId}/move`,
      payload: { version: before?.version, ...place },
    });
    const after = await subscribe(path, { 'if-none-match': etag });
    expect(after.statusCode).toBe(200);
    const [event] = read(after.body);
    expect([event?.uid, event?.start]).toEqual([
      `${bookingId}@ganglion`,
      '2026-09-16T09:00:00.000Z',
    ]);
  });

  it('lets no text of the clinic become a property of the calendar', async () => {
    const evil = 'Room 1\r\nATTENDEE:mailto:mallory@example.org\nEND:VEVENT\r\nBEGIN:VALARM; x, \\';
    await bookable.clinic.sql('update resource set name = $1 where resource_id = $2', [
      evil,
      bookable.rooms[0],
    ]);
    const { path } = await make();
    const { body } = await subscribe(path);
    const calendar = new ICAL.Component(ICAL.parse(body) as unknown[]);
    const [event] = calendar.getAllSubcomponents('vevent');
    expect(calendar.getAllSubcomponents('vevent').length).toBe(1);
    expect(event?.getAllProperties('attendee')).toEqual([]);
    expect(event?.getAllSubcomponents('valarm')).toEqual([]);
    expect(String(event?.getFirstPropertyValue('location')).replace(/\r/g, '')).toBe(
      evil.replace(/\r/g, ''),
    );
    for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});
