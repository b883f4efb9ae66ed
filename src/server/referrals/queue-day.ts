import { sql, type Transaction } from 'kysely';
import { clinicDateOf } from '#domain/time/instant';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Deps, Scoped } from '../db/deps.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { projectReferral } from '../db/records/queue-places.ts';
import { findReferrals } from '../db/records/referral.ts';
import type { Schema } from '../db/schema.ts';

/** How many referrals are worked out anew in one transaction. */
const AT_ONCE = 200;
/** How often the day is begun again because numbers were changed meanwhile. */
const ROUNDS = 3;

/**
 * Some lists turn with the calendar: what was due yesterday is overdue today. A referral keeps the
 * day on which that happens to it; the first who looks at the queue on a new day has those worked
 * out whose day has come. No fact changes, so nothing is said on the live feed.
 */
export class QueueDay {
  readonly #deps: Pick<Deps, 'now' | 'keep'>;
  /** Settable: told once the lists of a clinic are another day's. */
  onTurned: (clinicId: string) => void = () => undefined;
  /** The zone of each clinic and the day its rows hold for, so that the usual answer is no query. */
  readonly #turning = new Map<string, { readonly day: ClinicDate; readonly done: Promise<void> }>();
  readonly #zones = new Map<string, string>();

  constructor(deps: Pick<Deps, 'now' | 'keep'>) {
    this.#deps = deps;
  }

  /** What was right for today no longer is: the next who looks has it worked out. */
  forget(clinicId: string): void {
    this.#turning.delete(clinicId);
  }

  /** Resolves once every list is right for today. */
  async turn(scoped: Scoped): Promise<void> {
    const { clinicId } = scoped;
    const today = clinicDateOf(this.#deps.now(), await this.#zoneOf(scoped));
    const known = this.#turning.get(clinicId);
    if (known?.day === today) return known.done;
    const done = this.#turnTo(scoped, today);
    this.#turning.set(clinicId, { day: today, done });
    done.catch(() => this.#turning.delete(clinicId));
    return done;
  }

  async #zoneOf(scoped: Scoped): Promise<string> {
    const known = this.#zones.get(scoped.clinicId);
    if (known !== undefined) return known;
    const { zone } = await this.#deps.keep(scoped, findTheClinic);
    this.#zones.set(scoped.clinicId, zone);
    return zone;
  }

  async #turnTo(scoped: Scoped, today: ClinicDate): Promise<void> {
    const day = await this.#deps.keep(scoped, keptDay);
    if (day !== null && day >= today) return;
    for (let round = 0; round < ROUNDS; round++) {
      while ((await this.#deps.keep(scoped, (db) => turnSome(db, today))) > 0);
      // Those that somebody was changing: each is waited for, because they may change nothing after all.
      for (const id of await this.#deps.keep(scoped, (db) => notTurned(db, today)))
        await this.#deps.keep(scoped, (db) => turnOne(db, id, today));
      if (await this.#deps.keep(scoped, (db) => markTurned(db, scoped.clinicId, today))) break;
    }
    this.onTurned(scoped.clinicId);
  }
}

/** Waits for whoever approves other numbers; false where that has marked referrals anew. */
async function markTurned(
  db: Transaction<Schema>,
  clinicId: string,
  today: ClinicDate,
): Promise<boolean> {
  await db.selectFrom('clinic').select('clinic_id').forKeyShare().execute();
  const { rows } = await sql`
    insert into queue_day (clinic_id, day) select ${clinicId}::uuid, ${today}::date
    where not exists (select from referral where turns_on <= ${today}::date)
    on conflict (clinic_id) do update set day = excluded.day returning day`.execute(db);
  return rows.length > 0;
}

async function keptDay(db: Transaction<Schema>): Promise<ClinicDate | null> {
  const row = await db.selectFrom('queue_day').select('day').executeTakeFirst();
  return row?.day ?? null;
}

/** How many were worked out anew; one that somebody is changing just now is passed over. */
async function turnSome(db: Transaction<Schema>, today: ClinicDate): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select referral_id as id from referral where turns_on <= ${today}::date
    order by referral_id limit ${AT_ONCE} for no key update skip locked`.execute(db);
  return workOut(db, idsOf(rows), today);
}

async function notTurned(db: Transaction<Schema>, today: ClinicDate): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select referral_id as id from referral where turns_on <= ${today}::date
    order by referral_id`.execute(db);
  return idsOf(rows);
}

/** Holds no other lock while it waits for this one, so that nobody waits in a circle. */
async function turnOne(db: Transaction<Schema>, id: string, today: ClinicDate): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select referral_id as id from referral
    where referral_id = ${id} and turns_on <= ${today}::date for no key update`.execute(db);
  return workOut(db, idsOf(rows), today);
}

const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

async function workOut(
  db: Transaction<Schema>,
  ids: readonly string[],
  today: ClinicDate,
): Promise<number> {
  if (ids.length === 0) return 0;
  const clinic = await findTheClinic(db);
  const referrals = await findReferrals(db, ids);
  await Promise.all(referrals.map((referral) => projectReferral(db, referral, { clinic, today })));
  return referrals.length;
}
