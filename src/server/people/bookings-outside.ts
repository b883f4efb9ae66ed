import { sql } from 'kysely';
import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import type { OpeningHours } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { json } from '../db/columns.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/**
 * Bookings that stand from today on and whose procedure or recovery would lie outside `hours`: of
 * the whole clinic, or of one bay when its staffing changes.
 */
export async function bookingsOutside(
  tx: UnitOfWork,
  hours: OpeningHours,
  today: ClinicDate,
  bayId: string | null = null,
): Promise<ClinicRefusal[]> {
  const { rows } = await sql<{ bookings: number; first: ClinicDate | null }>`
    select count(distinct booking_id) as bookings, min(date) as first
    from occupancy
      left join jsonb_each(${json(hours)}::jsonb) as open(weekday, minutes)
        on weekday = extract(isodow from date)::text
    where date >= ${today} and booking_id is not null and leg in ('procedure', 'recovery')
      and (${bayId}::uuid is null or resource_id = ${bayId})
      and (weekday is null
        or lower(occupancy.minutes) < (open.minutes->>'start')::int
        or upper(occupancy.minutes) > (open.minutes->>'end')::int)`.execute(tx.db);
  const [cut] = rows;
  return !cut || cut.first === null
    ? []
    : [{ code: 'hours-cut-bookings', bookings: cut.bookings, first: cut.first }];
}
