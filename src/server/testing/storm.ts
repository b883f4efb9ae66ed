import type { Booking } from '#domain/booking/booking';
import type { Session } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { randomFrom } from '#domain/testing/random-clinic';
import { addMinutes } from '#domain/time/instant';
import {
  BOOKING_DAY,
  brokenPromises,
  type BookableCase,
  type BookableClinic,
  type BookablePlace,
} from './a-bookable-clinic.ts';

export const STORM_DAYS = [BOOKING_DAY, '2026-09-17', '2026-09-18'] as const;
export const STORM_ROOMS = 4;
const CLIENTS = 16;
const LENGTHS = [5, 15, 20, 30] as const;

export interface StormOptions {
  readonly seed: number;
  readonly operations: number;
  /** After how many operations the promises are asked while the storm goes on. */
  readonly checkEvery: number;
}

/** One request, what it was answered, and how far the clinic's changes were counted around it. */
export interface Answered {
  readonly what: string;
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly by: string;
  readonly status: number;
  readonly refusals: readonly Refusal[];
  readonly changes: readonly Change[];
  readonly seqBefore: number;
  readonly seqAfter: number;
  readonly nowBefore: string;
}

export interface Change {
  readonly seq: number;
  readonly entity: string;
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
}

export interface Storm {
  readonly answers: readonly Answered[];
  readonly checkpoints: number;
  readonly broken: readonly string[];
}

type Request = Pick<Answered, 'what' | 'method' | 'url' | 'payload'>;
interface Known {
  readonly bookings: Map<string, Booking>;
  readonly sessions: Map<string, Pick<Session, 'id' | 'version'>>;
  readonly holds: Map<string, { readonly id: string }>;
}

/**
 * Sixteen clients who do everything a coordinator and an administrator can do to the plan, at once,
 * with what they last heard of it, which is often no longer true. The seed decides what each asks
 * for and when the clock goes on; which of two rivals comes first is PostgreSQL's to say.
 */
export async function storm(
  bookable: BookableClinic,
  cases: readonly BookableCase[],
  { seed, operations, checkEvery }: StormOptions,
): Promise<Storm> {
  const { clinic } = bookable;
  const answers: Answered[] = [];
  const broken: string[] = [];
  const known: Known = { bookings: new Map(), sessions: new Map(), holds: new Map() };
  const sessions = await clinic.sql<{ id: string; version: number }>(
    'select session_id as id, version from session',
  );
  for (const session of sessions) known.sessions.set(session.id, session);
  let begun = 0;
  let checkpoints = 0;

  const seqNow = async (): Promise<number> =>
    Number((await clinic.sql<{ seq: string }>('select seq from clinic_head'))[0]?.seq);

  const send = async (actor: Actor, request: Request): Promise<void> => {
    const nowBefore = clinic.now;
    const seqBefore = await seqNow();
    const { method, url, payload } = request;
    const answer = await clinic.inject(actor, {
      method,
      url,
      ...(method !== 'DELETE' && { payload }),
    });
    const seqAfter = await seqNow();
    const { refusals = [], changes = [] } =
      answer.json<Partial<Pick<Answered, 'refusals' | 'changes'>>>();
    learn(known, changes);
    answers.push({
      ...request,
      by: actor.personId,
      status: answer.statusCode,
      refusals,
      changes,
      seqBefore,
      seqAfter,
      nowBefore,
    });
  };

  const client = async (number: number): Promise<void> => {
    const actor = await clinic.addActor(['coordinator', 'administrator'], {
      name: `Coordinator ${number}`,
    });
    const random = randomFrom(seed + number * 7919);
    while (begun < operations) {
      begun += 1;
      const isCheckpoint = begun % checkEvery === 0;
      // Holds live three minutes; about every fortieth request finds the clock a minute on.
      if (random(40) === 0) clinic.now = addMinutes(clinic.now, 1);
      await send(actor, nextRequest(bookable, cases, known, random, number));
      if (isCheckpoint) {
        checkpoints += 1;
        broken.push(...(await brokenPromises(bookable)), ...(await brokenRules(bookable)));
      }
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)));
  checkpoints += 1;
  broken.push(...(await brokenPromises(bookable)), ...(await brokenRules(bookable)));
  return { answers, checkpoints, broken };
}

function learn(known: Known, changes: readonly Change[]): void {
  for (const { entity, id, body } of changes) {
    if (entity === 'booking') known.bookings.set(id, body as Booking);
    if (entity === 'session') {
      if (body === null) known.sessions.delete(id);
      else known.sessions.set(id, body as Session);
    }
    if (entity === 'hold') {
      if (body === null) known.holds.delete(id);
      else known.holds.set(id, { id });
    }
  }
}

function nextRequest(
  bookable: BookableClinic,
  cases: readonly BookableCase[],
  known: Known,
  random: (below: number) => number,
  client: number,
): Request {
  const anyOf = <T>(list: readonly T[]): T | undefined => list[random(Math.max(1, list.length))];
  const date = STORM_DAYS[random(STORM_DAYS.length)] ?? BOOKING_DAY;
  const anyPlace = (): BookablePlace =>
    bookable.place(480 + random(110) * 5, 1 + random(STORM_ROOMS), date);
  const tab = `tab-${client}-${random(2)}`;
  const length = random(3) === 0 ? { durationMinutes: LENGTHS[random(4)] ?? 30 } : {};
  const { referralId = '' } = anyOf(cases) ?? {};
  const book = (): Request => {
    const status = random(3) === 0 ? 'provisional' : 'booked';
    const payload = { referralId, ...anyPlace(), ...length, status, tab };
    return { what: 'book', method: 'POST', url: '/api/bookings', payload };
  };
  const standing = [...known.bookings.values()].filter(
    ({ status }) => status !== 'cancelled' || random(20) === 0,
  );
  const [one, other] = [anyOf(standing), anyOf(standing)];
  // Now and then somebody did not hear of the last change.
  const versionOf = ({ version }: { readonly version: number }): number =>
    random(12) === 0 ? Math.max(1, version - 1) : version;
  const on = (what: string, payload: Request['payload']): Request =>
    one === undefined
      ? book()
      : {
          what,
          method: 'POST',
          url: `/api/bookings/${one.id}/${what}`,
          payload: { version: versionOf(one), ...payload },
        };
  const dice = random(100);
  if (dice < 34) return book();
  if (dice < 46) {
    const bookingId = random(3) === 0 && one ? one.id : null;
    const of = bookingId !== null && one ? one.referralId : referralId;
    const payload = { tab, referralId: of, bookingId, ...anyPlace(), ...length };
    return { what: 'hold', method: 'PUT', url: '/api/holds', payload };
  }
  if (dice < 49) {
    const hold = anyOf([...known.holds.values()]);
    if (hold === undefined) return book();
    return { what: 'release', method: 'DELETE', url: `/api/holds/${hold.id}`, payload: {} };
  }
  if (dice < 69) return on('move', { ...anyPlace(), ...length, tab });
  if (dice < 76 && one && other && one.id !== other.id) {
    const bookings = [one, other].map((each) => ({ id: each.id, version: versionOf(each) }));
    return { what: 'swap', method: 'POST', url: '/api/bookings/swap', payload: { bookings, tab } };
  }
  if (dice < 86) return on('cancel', { reason: 'The patient has a cold' });
  if (dice < 92) return on('told', { how: 'phone', confirmed: random(2) === 0 });
  if (dice < 95) return on('confirm', {});
  if (dice < 97) {
    const session = anyOf([...known.sessions.values()]);
    if (session === undefined) return book();
    const payload = { version: versionOf(session), reason: 'Away at a congress' };
    const url = `/api/sessions/${session.id}/cancel`;
    return { what: 'cancel-session', method: 'POST', url, payload };
  }
  const { roomId, physicianId } = anyPlace();
  // After hours, or where a session was cancelled.
  const start = random(2) === 0 ? 1020 : 480 + random(8) * 60;
  const minutes = { start, end: Math.min(1080, start + 60 + random(5) * 60) };
  const maxCases = random(2) === 0 ? 1 + random(3) : null;
  const payload = { roomId, physicianId, date, minutes, weeklyUntil: null, maxCases };
  return { what: 'add-session', method: 'POST', url: '/api/sessions', payload };
}

/**
 * What the rows must say besides `brokenPromises`: lengths and closing time (model.md, never false
 * 3), one block a referral, and the spacing and order of the blocks of a series (5).
 */
async function brokenRules({ clinic }: BookableClinic): Promise<string[]> {
  const rows = await clinic.sql<{ what: string; id: string }>(
    `select 'longer or later than allowed' as what, booking_id as id from booking
       where status <> 'cancelled' and (duration_minutes not between 5 and 30
         or start_minute + duration_minutes + recovery_minutes > 1080 or start_minute < 480)
     union all
     select 'booked twice', a.booking_id from booking a join booking b
       on a.referral_id = b.referral_id and a.booking_id < b.booking_id
       where a.status <> 'cancelled' and b.status <> 'cancelled' and a.series_id is null
     union all
     select 'blocks of a series too close, out of order or doubled', a.booking_id
       from booking a join booking b on a.series_id = b.series_id and a.booking_id <> b.booking_id
         and a.block_index <= b.block_index join series s on s.series_id = a.series_id
       where a.status <> 'cancelled' and b.status <> 'cancelled'
         and (a.block_index = b.block_index
           or b.date - a.date < (s.protocol ->> 'minimumDays')::int)`,
  );
  return rows.map(({ what, id }) => `${what}: ${id}`);
}
