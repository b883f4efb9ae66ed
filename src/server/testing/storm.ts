import type { Booking } from '#domain/booking/booking';
import type { Closure, Session } from '#domain/clinic/clinic';
import type { Actor } from '#domain/people/person';
import type { Refusal } from '#domain/refusal';
import { randomFrom } from '#domain/testing/random-clinic';
import { addMinutes } from '#domain/time/instant';
import { brokenPromises, type BookableCase, type BookableClinic } from './a-bookable-clinic.ts';
import { nextRequest, type Known, type Request } from './storm-requests.ts';

const CLIENTS = 16;

export interface StormOptions {
  readonly seed: number;
  readonly operations: number;
  /** After how many operations the promises are asked while the storm goes on. */
  readonly checkEvery: number;
  readonly sessionsBefore: readonly Session[];
}

/** One request, what it was answered, and how far the clinic's changes were counted around it. */
export interface Answered extends Request {
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

/**
 * Sixteen clients who do everything a coordinator and an administrator can do to the plan, at once,
 * with what they last heard of it, which is often no longer true. The seed decides what each asks
 * for and when the clock goes on; which of two rivals comes first is PostgreSQL's to say.
 */
export async function storm(
  bookable: BookableClinic,
  cases: readonly BookableCase[],
  { seed, operations, checkEvery, sessionsBefore }: StormOptions,
): Promise<Storm> {
  const { clinic } = bookable;
  const answers: Answered[] = [];
  const broken: string[] = [];
  const known: Known = {
    bookings: new Map(),
    sessions: new Map(sessionsBefore.map((session) => [session.id, session])),
    holds: new Map(),
    closures: new Map(),
    clinicVersion: 1,
  };
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
  for (const { entity, id, version, body } of changes) {
    if (entity === 'clinic') known.clinicVersion = version;
    if (entity === 'booking') known.bookings.set(id, body as Booking);
    if (entity === 'closure') {
      if (body === null) known.closures.delete(id);
      else known.closures.set(id, body as Closure);
    }
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

/**
 * What the rows must say besides `brokenPromises`: lengths and closing time (model.md, never false
 * 3), nobody booked where it is closed, one block a referral, and the spacing and order of the blocks of a series (5).
 */
async function brokenRules({ clinic }: BookableClinic): Promise<string[]> {
  const rows = await clinic.sql<{ what: string; id: string }>(
    `select 'longer or later than allowed' as what, booking_id as id from booking
       where status <> 'cancelled' and (duration_minutes not between 5 and 30
         or start_minute + duration_minutes + recovery_minutes > (
           select (opening_hours -> extract(isodow from booking.date)::text ->> 'end')::int
           from clinic where clinic.clinic_id = booking.clinic_id)
         or start_minute < 480)
     union all
     select 'where nobody is', booking_id from booking join closure
       on closure.date = booking.date and (closure.resource_id is null
         or closure.resource_id in (booking.room_id, booking.physician_id))
       where status <> 'cancelled'
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
