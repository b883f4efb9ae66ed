import type { BookingRefusal } from '#domain/booking/booking-refusal';
import type { Stamp } from '#domain/people/stamp';
import type { Refusal } from '#domain/refusal';
import type { Series } from '#domain/series/series';
import type { SeriesCourse } from '#domain/series/series-course';
import { lockCases } from '../db/lock-cases.ts';
import { findCourse, findSeries } from '../db/records/series.ts';
import { staleRefusal } from '../db/stale.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

export interface LockedSeries {
  readonly series: Series;
  readonly course: SeriesCourse;
}

type Locking =
  | { readonly kind: 'locked'; readonly locked: LockedSeries }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/**
 * Locks a series with its referral, so that nobody books or ends a block of it meanwhile, and reads
 * it with its blocks as they then stand. Refused when it is not there, or has changed since
 * `version`.
 */
export async function lockSeries(tx: UnitOfWork, id: string, version: number): Promise<Locking> {
  const [known] = await findSeries(tx.db, [id]);
  if (known === undefined)
    return { kind: 'refused', refusals: [{ code: 'not-found', entity: 'series', id }] };
  await lockCases(tx.db, { referralIds: [known.referralId] });
  // An ended series is not locked with its referral, and is only ever written to here.
  await tx.db
    .selectFrom('series')
    .select('series_id')
    .where('series_id', '=', id)
    .forNoKeyUpdate()
    .execute();
  const [series = known] = await findSeries(tx.db, [id]);
  if (series.version !== version)
    return {
      kind: 'refused',
      refusals: [await staleRefusal(tx, 'series', id, version, series.version)],
    };
  const course = await findCourse(tx.db, series, { clinic: await tx.clinic() });
  return { kind: 'locked', locked: { series, course } };
}

export function stampOf(tx: Pick<UnitOfWork, 'actor' | 'now'>): Stamp {
  return { by: tx.actor.personId, byName: tx.actor.name, at: tx.now };
}

/** What is refused for one block among several, said of that block. */
export function ofBlock(blockIndex: number, refusals: readonly Refusal[]): Refusal[] {
  const isOfBooking = (refusal: Refusal): refusal is BookingRefusal =>
    !['not-permitted', 'not-found', 'stale', 'facts-missing'].includes(refusal.code);
  const because = refusals.filter(isOfBooking);
  const others = refusals.filter((refusal) => !isOfBooking(refusal));
  return because.length === 0
    ? others
    : [...others, { code: 'block-not-placed', blockIndex, because }];
}
