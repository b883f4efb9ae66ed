import { sql, type RawBuilder, type Transaction } from 'kysely';
import type { Leg, LegKind } from '#domain/booking/booking';
import type { Holder, Occupancy } from '#domain/booking/occupancy';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { MinuteRange } from '#domain/time/minutes';
import { anyOf } from './columns.ts';
import type { Schema } from './schema.ts';

/**
 * The rule for everything that writes `occupancy`, in READ COMMITTED:
 *
 * 1. lock the rows it rests on, in this order and each kind in the order of its ids: referrals,
 *    series, bookings (`lock-cases.ts`);
 * 2. share the key of the set-up (`shareSetUp`), then lock every
 *    (resource, date) of all old and new legs with `lockKeys`, in one call;
 * 3. lock the sessions it relies on, delete, and only then insert, with `insertLegs`;
 * 4. unless every leg was inserted, nothing is kept.
 *
 * Without 2 two crossing moves deadlock, and with one leg taken an insert of four quietly makes three.
 */

/** A leg's (resource, date), or all bays of a date: bays are interchangeable, so they share a key. */
export function lockKeysOf(
  clinicId: string,
  legs: readonly Pick<Leg, 'leg' | 'resourceId' | 'date'>[],
) {
  return legs.map(({ leg, resourceId, date }) =>
    leg === 'recovery' ? bayKey(clinicId, date) : `${clinicId} ${resourceId} ${date}`,
  );
}

export const bayKey = (clinicId: string, date: ClinicDate): string => `${clinicId} bays ${date}`;

/** Held by whoever changes what the clinic offers; no booking takes it. */
export const planKey = (clinicId: string): string => `${clinicId} plan`;

const setUpKey = (clinicId: string): string => `${clinicId} set-up`;

/**
 * Opening hours and resources stay as they are until the transaction ends: they hold for every day
 * there will ever be, so no list of days could be locked. Whatever is placed shares this, before the
 * keys of its days; so nothing comes to stand where a change has just closed.
 */
export async function shareSetUp(db: Transaction<Schema>, clinicId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${setUpKey(clinicId)}, 0))`.execute(
    db,
  );
}

/**
 * Waits until nothing is being placed, and lets nothing be placed: for whoever changes the set-up,
 * behind the plan's key and before those of any day.
 */
export async function lockSetUp(db: Transaction<Schema>, clinicId: string): Promise<void> {
  await lockKeys(db, [setUpKey(clinicId)]);
}

/** A tab has one hold, so two of its requests wait for each other. */
export const holderKey = (clinicId: string, { by, tab }: Holder): string =>
  `${clinicId} ${by} ${tab}`;

/** Waits for every key, always in the same order, whoever asks; held until the transaction ends. */
export async function lockKeys(db: Transaction<Schema>, keys: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(key) from (
      select distinct hashtextextended(name, 0) as key from unnest(${[...keys]}::text[]) as name
      order by key
    ) as sorted`.execute(db);
}

/**
 * Takes away the holds that do not count: the holder's own, and expired ones on these days.
 * Returns the ids, which are gone for everybody.
 */
export async function deleteSpentHolds(
  db: Transaction<Schema>,
  holder: Holder | null,
  dates: readonly ClinicDate[],
  now: Instant,
): Promise<string[]> {
  const { rows } = await sql<{ hold_id: string }>`
    with spent as (
      select hold.hold_id from hold
      where (hold.by_person = ${holder?.by ?? null}::uuid and hold.tab = ${holder?.tab ?? null})
        or (hold.expires_at <= ${now} and hold.hold_id in (
          select occupancy.hold_id from occupancy
          where occupancy.date = any(${[...dates]}::date[]) and occupancy.hold_id is not null))
      order by hold.hold_id
      for update
    )
    delete from hold using spent where hold.hold_id = spent.hold_id returning hold.hold_id`.execute(
    db,
  );
  return rows.map((row) => row.hold_id);
}

export async function deleteLegs(
  db: Transaction<Schema>,
  bookingIds: readonly string[],
): Promise<void> {
  await db.deleteFrom('occupancy').where('booking_id', '=', anyOf(bookingIds)).execute();
}

/** Whose legs they are. */
export type Occupant = { readonly bookingId: string } | { readonly holdId: string };
export type OccupantLeg = Occupant & { readonly legs: readonly Leg[] };

/** Inserts all legs, or says which were left out because their resource is taken. */
export async function insertLegs(
  db: Transaction<Schema>,
  clinicId: string,
  occupants: readonly OccupantLeg[],
): Promise<Leg[]> {
  const rows = occupants.flatMap((occupant) =>
    occupant.legs.map((leg) => ({
      leg,
      bookingId: 'bookingId' in occupant ? occupant.bookingId : null,
      holdId: 'holdId' in occupant ? occupant.holdId : null,
    })),
  );
  if (rows.length === 0) return [];
  const legs = rows.map(({ leg, bookingId, holdId }, n) => ({
    n,
    resource: leg.resourceId,
    date: leg.date,
    lower: leg.minutes.start,
    upper: leg.minutes.end,
    booking: bookingId,
    hold: holdId,
    leg: leg.leg,
  }));
  const inserted = await sql<{ resource_id: string; date: ClinicDate; lower: number }>`
    insert into occupancy (clinic_id, resource_id, date, minutes, booking_id, hold_id, leg)
    select ${clinicId}, l.resource, l.date, int4range(l.lower, l.upper), l.booking, l.hold, l.leg
    from jsonb_to_recordset(${JSON.stringify(legs)}::jsonb) as l(n int, resource uuid, date date,
      lower int, upper int, booking uuid, hold uuid, leg text)
    on conflict do nothing
    returning resource_id, date, lower(minutes) as lower`.execute(db);
  const key = (resource: string, date: ClinicDate, lower: number) => `${resource} ${date} ${lower}`;
  const done = new Set(
    inserted.rows.map(({ resource_id, date, lower }) => key(resource_id, date, lower)),
  );
  if (inserted.rows.length === rows.length) return [];
  return rows
    .map(({ leg }) => leg)
    .filter(({ resourceId, date, minutes }) => !done.has(key(resourceId, date, minutes.start)));
}

/** What takes these resources, and any bay, on these days. */
export async function findOccupancies(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
  resourceIds: readonly string[],
): Promise<Occupancy[]> {
  return occupanciesWhere(
    db,
    sql`o.date = any(${[...dates]}::date[])
      and (o.leg = 'recovery' or o.resource_id = any(${[...resourceIds]}::uuid[]))`,
  );
}

/** What takes anything at all from `from` to `to`, both included. */
export function findOccupanciesBetween(
  db: Transaction<Schema>,
  from: ClinicDate,
  to: ClinicDate,
): Promise<Occupancy[]> {
  return occupanciesWhere(db, sql`o.date between ${from}::date and ${to}::date`);
}

async function occupanciesWhere(
  db: Transaction<Schema>,
  condition: RawBuilder<unknown>,
): Promise<Occupancy[]> {
  const { rows } = await sql<Occupancy>`
    select o.leg, o.resource_id as "resourceId", o.date,
      json_build_object('start', lower(o.minutes), 'end', upper(o.minutes)) as minutes,
      o.booking_id as "bookingId",
      case when h.hold_id is null then null else json_build_object('id', h.hold_id,
        'by', h.by_person, 'byName', h.by_name, 'tab', h.tab, 'expiresAt',
        to_char(h.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as hold
    from occupancy o left join hold h on h.clinic_id = o.clinic_id and h.hold_id = o.hold_id
    where ${condition}`.execute(db);
  return rows;
}

interface TakenRow {
  readonly leg: LegKind;
  readonly resourceId: string;
  readonly date: ClinicDate;
  readonly start: number;
  readonly end: number;
  readonly bookingId: string | null;
  readonly hold: Occupancy['hold'];
}

/** All that is taken on these days, of whatever resource: tens of thousands in a few months. */
export async function findAllOccupancies(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Occupancy[]> {
  const { rows } = await sql<TakenRow>`
    select o.leg, o.resource_id as "resourceId", o.date, lower(o.minutes) as start,
      upper(o.minutes) as end, o.booking_id as "bookingId",
      case when h.hold_id is null then null else json_build_object('id', h.hold_id,
        'by', h.by_person, 'byName', h.by_name, 'tab', h.tab, 'expiresAt',
        to_char(h.expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end as hold
    from occupancy o left join hold h on h.clinic_id = o.clinic_id and h.hold_id = o.hold_id
    where o.date = any(${[...dates]}::date[])`.execute(db);
  return rows.map(({ start, end, ...row }) => ({ ...row, minutes: { start, end } }));
}

/** The legs a booking has now, oldest first. */
export async function findLegs(
  db: Transaction<Schema>,
  bookingIds: readonly string[],
): Promise<(Leg & { readonly bookingId: string })[]> {
  const { rows } = await sql<Leg & { readonly bookingId: string; readonly minutes: MinuteRange }>`
    select leg, resource_id as "resourceId", date, booking_id as "bookingId",
      json_build_object('start', lower(minutes), 'end', upper(minutes)) as minutes
    from occupancy where booking_id = any(${[...bookingIds]}::uuid[])
    order by lower(minutes)`.execute(db);
  return rows;
}
