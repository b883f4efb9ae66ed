import { sql, type Transaction } from 'kysely';
import type { Hold, Leg } from '#domain/booking/booking';
import type { Instant } from '#domain/time/instant';
import { anyOf } from '../columns.ts';
import type { Schema } from '../schema.ts';

export async function findHolds(db: Transaction<Schema>, ids: readonly string[]): Promise<Hold[]> {
  return holds(db).where('hold.hold_id', '=', anyOf(ids)).execute();
}

/** Those that have not expired; an expired one stays in the table until somebody needs its place. */
export async function findLiveHolds(db: Transaction<Schema>, now: Instant): Promise<Hold[]> {
  return holds(db).where('hold.expires_at', '>', now).execute();
}

function holds(db: Transaction<Schema>) {
  return db
    .selectFrom('hold')
    .select([
      'hold.hold_id as id',
      'hold.version',
      'hold.by_person as by',
      'hold.by_name as byName',
      'hold.tab',
      'hold.referral_id as referralId',
      'hold.expires_at as expiresAt',
      LEGS.as('legs'),
    ]);
}

const LEGS = sql<Leg[]>`(
  select coalesce(json_agg(json_build_object('leg', o.leg, 'resourceId', o.resource_id,
    'date', o.date, 'minutes', json_build_object('start', lower(o.minutes), 'end', upper(o.minutes)))
    order by lower(o.minutes), o.leg), '[]')
  from occupancy o where o.clinic_id = hold.clinic_id and o.hold_id = hold.hold_id)`;
