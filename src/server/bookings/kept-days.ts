import { sql, type Transaction } from 'kysely';
import {
  clinicBook,
  type BookFacts,
  type ClinicBook,
  type DayPlan,
} from '#domain/booking/clinic-book';
import type { Clinic, Resource } from '#domain/clinic/clinic';
import { daysFrom, type ClinicDate } from '#domain/time/clinic-date';
import { findAllOccupancies } from '../db/occupancy.ts';
import { findBookingsOn } from '../db/records/booking.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findClosuresOn } from '../db/records/closure.ts';
import { findAllResources } from '../db/records/resource.ts';
import { findSessionsOn } from '../db/records/session.ts';
import type { Schema } from '../db/schema.ts';

type DayFacts = Omit<BookFacts, 'clinic' | 'resources'>;

interface KeptDay {
  readonly facts: DayFacts;
  /** Every booking, hold, session and closure that the day shows: what a change may name. */
  readonly ids: ReadonlySet<string>;
  readonly plan: DayPlan;
}

/** The days of one clinic as they were after the change `seq`; nothing in it is changed again. */
interface Kept {
  readonly seq: number;
  readonly clinic: Clinic;
  readonly resources: readonly Resource[];
  readonly days: ReadonlyMap<ClinicDate, KeptDay>;
}

/** More than any search asks for; what is older is read again when it is wanted. */
const DAYS_AT_MOST = 400;
const CLINICS_AT_MOST = 16;
/** After so many changes it is quicker to begin anew. */
const CHANGES_AT_MOST = 2_000;

export interface DaysNow {
  readonly clinic: Clinic;
  readonly book: Pick<ClinicBook, 'day'>;
}

/**
 * The plan of each clinic's days, kept between questions: months of it are too much to read each
 * time. Whoever asks reads, in one snapshot, which changes there have been since, and the days that
 * they name; so an answer rests on exactly what was committed when it was asked, whichever server
 * wrote it. Bookings are kept for the days on which some session has a cap, as nothing else asks.
 */
export class KeptDays {
  readonly #kept = new Map<string, Kept>();

  /** `db` is a snapshot: it sees one moment of the clinic. */
  async asOf(
    db: Transaction<Schema>,
    clinicId: string,
    from: ClinicDate,
    to: ClinicDate,
  ): Promise<DaysNow> {
    const known = this.#kept.get(clinicId);
    const { seq, changes } = await changesSince(db, known?.seq ?? null);
    const base = known === undefined || changes === null ? null : known;
    const isChanged = (kind: 'clinic' | 'resource') =>
      base === null || (changes ?? []).some(({ entity }) => entity === kind);
    const [clinic, resources] = await Promise.all([
      base !== null && !isChanged('clinic') ? base.clinic : findTheClinic(db),
      base !== null && !isChanged('resource') ? base.resources : findAllResources(db),
    ]);
    const stale = base === null ? new Set<ClinicDate>() : datesOf(changes ?? [], base.days);
    const wanted = daysFrom(from, to);
    const read = wanted.filter((date) => !base?.days.has(date) || stale.has(date));
    const days = new Map<ClinicDate, KeptDay>();
    const isAlike = !isChanged('clinic') && !isChanged('resource');
    for (const [date, day] of base?.days ?? [])
      if (!stale.has(date))
        days.set(date, isAlike ? day : keptDay(date, day.facts, clinic, resources));
    for (const [date, facts] of await readDays(db, read))
      days.set(date, keptDay(date, facts, clinic, resources));
    this.#keep(clinicId, { seq, clinic, resources, days });
    return {
      clinic,
      book: {
        day(date) {
          const day = days.get(date);
          if (day === undefined) throw new Error(`The day ${date} was not asked for`);
          return day.plan;
        },
      },
    };
  }

  /** Whoever saw more is not put back by somebody slower. */
  #keep(clinicId: string, kept: Kept): void {
    const present = this.#kept.get(clinicId);
    if (present !== undefined && present.seq > kept.seq) return;
    const dates = [...kept.days.keys()].sort();
    const days =
      dates.length <= DAYS_AT_MOST
        ? kept.days
        : new Map([...kept.days].filter(([date]) => date >= (dates.at(-DAYS_AT_MOST) ?? '')));
    // The last to be asked is the last to go.
    this.#kept.delete(clinicId);
    this.#kept.set(clinicId, { ...kept, days });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > CLINICS_AT_MOST && oldest !== undefined) this.#kept.delete(oldest);
  }
}

interface ChangeOfPlan {
  readonly entity: string;
  readonly id: string;
  /** The days that the entity lies on now; empty where it is gone. */
  readonly dates: readonly ClinicDate[];
}

/** The newest change there is, and those after `since`; `null` when they are too many to follow. */
async function changesSince(
  db: Transaction<Schema>,
  since: number | null,
): Promise<{ seq: number; changes: readonly ChangeOfPlan[] | null }> {
  const [head, { rows }] = await Promise.all([
    db.selectFrom('clinic_head').select('seq').executeTakeFirstOrThrow(),
    sql<ChangeOfPlan>`
      select entity, entity_id as id, array_remove(
        array_append(array(
          select jsonb_path_query(body, '$.legs[*].date') #>> '{}'), body ->> 'date'), null) as dates
      from change
      where seq > ${since ?? 0} and ${since !== null}
        and entity in ('booking', 'hold', 'visit', 'session', 'closure', 'clinic', 'resource')
      order by seq limit ${CHANGES_AT_MOST}`.execute(db),
  ]);
  const isTooMany = since === null || rows.length === CHANGES_AT_MOST;
  return { seq: Number(head.seq), changes: isTooMany ? null : rows };
}

/** The days on which what changed lies, or was when they were read. A visit has its booking's id. */
function datesOf(
  changes: readonly ChangeOfPlan[],
  days: ReadonlyMap<ClinicDate, KeptDay>,
): Set<ClinicDate> {
  const dates = new Set(changes.flatMap((change) => change.dates));
  const changed = new Set(changes.map(({ id }) => id));
  for (const [date, { ids }] of days)
    if (!dates.has(date) && !changed.isDisjointFrom(ids)) dates.add(date);
  return dates;
}

async function readDays(
  db: Transaction<Schema>,
  dates: readonly ClinicDate[],
): Promise<Map<ClinicDate, DayFacts>> {
  if (dates.length === 0) return new Map();
  const [sessions, closures, occupancies] = await Promise.all([
    findSessionsOn(db, dates),
    findClosuresOn(db, dates),
    findAllOccupancies(db, dates),
  ]);
  const capped = sessions.filter(
    ({ maxCases, maxSedationCases }) => maxCases !== null || maxSedationCases !== null,
  );
  const datesCapped = [...new Set(capped.map(({ date }) => date))];
  const bookings = datesCapped.length === 0 ? [] : await findBookingsOn(db, datesCapped);
  const on = <T extends { readonly date: ClinicDate }>(list: readonly T[]) => {
    const byDate = Map.groupBy(list, ({ date }) => date);
    return (date: ClinicDate): readonly T[] => byDate.get(date) ?? [];
  };
  const [sessionsOn, closuresOn, occupanciesOn, bookingsOn] = [
    on(sessions),
    on(closures),
    on(occupancies),
    on(bookings),
  ];
  return new Map(
    dates.map((date) => [
      date,
      {
        sessions: sessionsOn(date),
        closures: closuresOn(date),
        occupancies: occupanciesOn(date),
        bookings: bookingsOn(date),
      },
    ]),
  );
}

function keptDay(
  date: ClinicDate,
  facts: DayFacts,
  clinic: Clinic,
  resources: readonly Resource[],
): KeptDay {
  const ids = new Set([
    ...facts.sessions.map(({ id }) => id),
    ...facts.closures.map(({ id }) => id),
    ...facts.bookings.map(({ id }) => id),
    ...facts.occupancies.map(({ bookingId, hold }) => bookingId ?? hold?.id ?? ''),
  ]);
  return { facts, ids, plan: clinicBook({ clinic, resources, ...facts }).day(date) };
}
