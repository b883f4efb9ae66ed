import type { UpdateObject } from 'kysely';
import type { Stamp } from '#domain/people/stamp';
import type { Refusal } from '#domain/refusal';
import type { LockedDay } from '../db/records/day-case.ts';
import type { Schema } from '../db/schema.ts';
import { staleRefusal } from '../db/stale.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

export function stampOf(tx: Pick<UnitOfWork, 'actor' | 'now'>): Stamp {
  return { by: tx.actor.personId, byName: tx.actor.name, at: tx.now };
}

/**
 * The refusal for a write based on a version from before `changedAt`, the version at which what it
 * changes last changed; what else happened to the visit meanwhile does not make it stale.
 */
export async function staleVisit(
  tx: UnitOfWork,
  day: LockedDay,
  basedOn: number,
  changedAt: number,
): Promise<Refusal | null> {
  const { bookingId, version } = day.visit;
  if (basedOn >= changedAt && basedOn <= version) return null;
  return staleRefusal(tx, 'visit', bookingId, basedOn, version);
}

/** The visit's next version, with what changes in its row. */
export async function bumpVisit(
  tx: UnitOfWork,
  { visit }: Pick<LockedDay, 'visit'>,
  changes: UpdateObject<Schema, 'visit'> = {},
): Promise<void> {
  await tx.db
    .updateTable('visit')
    .set({ ...changes, version: visit.version + 1 })
    .where('booking_id', '=', visit.bookingId)
    .execute();
}
