import { sql, type Transaction } from 'kysely';
import { caseOfBooking, caseOfReferral, type CaseFacts } from '#domain/booking/booking-case';
import type { Patient } from '#domain/clinic/patient';
import type { WaitingCase } from '#domain/gaps/candidate';
import type { Gap } from '#domain/gaps/gap';
import { findCaseFacts } from '../db/case-facts.ts';
import type { LockedReferral, LockedSeries } from '../db/lock-cases.ts';
import { anyOf } from '../db/columns.ts';
import { findBookings } from '../db/records/booking.ts';
import type { Schema } from '../db/schema.ts';

type Db = Transaction<Schema>;

/** A waiting case with the patient as a list shows them. */
export interface KnownCase extends WaitingCase {
  readonly facts: Pick<CaseFacts, 'referral'> & { readonly patient: Patient };
}

/** A case by where it stands in the queue: enough to page by, and to read the rest. */
interface Row {
  readonly referralId: string;
  readonly bookingId: string | null;
  readonly rank: string;
}

export interface WaitingPage {
  /** Only these lists. */
  readonly lists: readonly ('ready-to-book' | 'not-ready' | 'in-series')[];
  readonly shortNotice: boolean;
  /** Ranks after this one; the empty text for the beginning. */
  readonly after: string;
  readonly limit: number;
}

/**
 * Cases without a date whose procedure fits into the gap, in the queue's order: those that wait for
 * a slot, or running series whose next block nobody has booked.
 */
export async function findWaiting(
  db: Db,
  gap: Gap,
  page: WaitingPage,
): Promise<{ readonly cases: readonly KnownCase[]; readonly after: string | null }> {
  const { lists, shortNotice, after, limit } = page;
  const willing = shortNotice ? sql`and patient.short_notice` : sql``;
  const { rows } = await sql<Row>`
    select p.referral_id as "referralId", null as "bookingId", p.rank
    from queue_place p
      join referral using (clinic_id, referral_id)
      join patient on patient.clinic_id = p.clinic_id and patient.patient_id = referral.patient_id
    where p.list = any(${[...lists]}::text[]) and p.rank > ${after} collate "C"
      and p.procedure_type_id = any(${[...gap.procedureTypeIds]}::uuid[]) ${willing}
    order by p.rank limit ${limit}`.execute(db);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return { cases: await casesOf(db, rows), after: last?.rank ?? null };
}

/**
 * Blocks with a later place that might come sooner, the nearest first: those of a series, and those
 * of patients who can come at short notice.
 */
export async function findLaterBookings(
  db: Db,
  gap: Gap,
  limit: number,
): Promise<readonly KnownCase[]> {
  const { date, minutes, procedureTypeIds } = gap;
  const { rows } = await sql<Row>`
    select booking.referral_id as "referralId", booking.booking_id as "bookingId", p.rank
    from booking
      join queue_place p on p.clinic_id = booking.clinic_id
        and p.referral_id = booking.referral_id and p.list = 'all'
      join patient on patient.clinic_id = booking.clinic_id
        and patient.patient_id = booking.patient_id
      left join visit on visit.clinic_id = booking.clinic_id
        and visit.booking_id = booking.booking_id
    where booking.status <> 'cancelled' and coalesce(visit.state, 'expected') = 'expected'
      and (booking.date, booking.start_minute) > (${date}::date, ${minutes.start}::int)
      and booking.procedure_type_id = any(${[...procedureTypeIds]}::uuid[])
      and (booking.series_id is not null or patient.short_notice)
      -- What was answered, measured or let pass says something of the day it was done for.
      and coalesce(visit.overrules, '[]') = '[]'::jsonb
      and not exists (select from answer join checklist using (clinic_id, checklist_id)
        where checklist.clinic_id = booking.clinic_id and checklist.booking_id = booking.booking_id)
      and not exists (select from measurement
        where measurement.clinic_id = booking.clinic_id
          and measurement.booking_id = booking.booking_id)
    order by booking.date, booking.start_minute, booking.booking_id limit ${limit}`.execute(db);
  return casesOf(db, rows);
}

async function casesOf(db: Db, rows: readonly Row[]): Promise<KnownCase[]> {
  if (rows.length === 0) return [];
  const referralIds = [...new Set(rows.map(({ referralId }) => referralId))];
  const [bookings, referrals, series] = await Promise.all([
    findBookings(
      db,
      rows.flatMap(({ bookingId }) => bookingId ?? []),
    ),
    db
      .selectFrom('referral')
      .select([
        'referral_id as id',
        'patient_id as patientId',
        'procedure_type_id as procedureTypeId',
      ])
      .where('referral_id', '=', anyOf(referralIds))
      .execute(),
    db
      .selectFrom('series')
      .select((eb) => [
        'series_id as id',
        'referral_id as referralId',
        eb('ended', 'is not', null).$castTo<boolean>().as('ended'),
      ])
      .where('referral_id', '=', anyOf(referralIds))
      .execute(),
  ]);
  const standing = new Map(bookings.map((booking) => [booking.id, booking]));
  const factsOf = await findCaseFacts(db, {
    referrals: byId<LockedReferral>(referrals),
    series: series satisfies readonly LockedSeries[],
    bookings: standing,
    visitStates: new Map(),
  });
  return rows.flatMap(({ referralId, bookingId, rank }): KnownCase[] => {
    const present = bookingId === null ? null : (standing.get(bookingId) ?? null);
    const facts = factsOf(referralId, present);
    if (facts === null) return [];
    const { patient, referral } = facts;
    return [
      {
        bookingCase: present === null ? caseOfReferral(facts) : caseOfBooking(present, facts),
        present,
        shortNotice: patient.shortNotice,
        preferredPhysicianId: facts.series?.preferredPhysicianId ?? referral.preferredPhysicianId,
        rank,
        facts: { patient, referral },
      },
    ];
  });
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));
