import { sql } from 'kysely';
import type { ChangeClinic } from '#contract/clinic';
import type { OpeningHours } from '#domain/clinic/clinic';
import { openingHoursRefusals } from '#domain/clinic/opening-hours';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
import { json } from '../db/columns.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

/** The clinic's name and opening hours. Refused when hours would cut off a booking that stands. */
export async function changeClinic(tx: UnitOfWork, command: ChangeClinic): Promise<Outcome<null>> {
  const id = tx.actor.clinicId;
  await tx.db.selectFrom('clinic').select('clinic_id').forUpdate().execute();
  const clinic = await findTheClinic(tx.db);
  if (clinic.version !== command.version)
    return refused([await staleRefusal(tx, 'clinic', id, command.version, clinic.version)]);
  const refusals = openingHoursRefusals(command.openingHours, clinic.zone, tx.now);
  const today = clinicDateOf(tx.now, clinic.zone);
  const cut = await bookingsOutside(tx, command.openingHours, today);
  if (cut.bookings > 0 && cut.first !== null)
    refusals.push({ code: 'hours-cut-bookings', bookings: cut.bookings, first: cut.first });
  if (refusals.length > 0) return refused(refusals);
  await tx.db
    .updateTable('clinic')
    .set((eb) => ({
      name: command.name,
      opening_hours: json(command.openingHours),
      version: eb('version', '+', 1),
    }))
    .execute();
  tx.touch('clinic', id);
  tx.audit({ act: 'change-clinic', entity: 'clinic', entityId: id });
  return done(null);
}

/** Bookings that stand from today on and whose procedure or recovery would lie outside `hours`. */
async function bookingsOutside(
  tx: UnitOfWork,
  hours: OpeningHours,
  today: ClinicDate,
): Promise<{ bookings: number; first: ClinicDate | null }> {
  const { rows } = await sql<{ bookings: number; first: ClinicDate | null }>`
    select count(distinct booking_id) as bookings, min(date) as first
    from occupancy
      left join jsonb_each(${json(hours)}::jsonb) as open(weekday, minutes)
        on weekday = extract(isodow from date)::text
    where date >= ${today} and booking_id is not null and leg in ('procedure', 'recovery')
      and (weekday is null
        or lower(occupancy.minutes) < (open.minutes->>'start')::int
        or upper(occupancy.minutes) > (open.minutes->>'end')::int)`.execute(tx.db);
  return rows[0] ?? { bookings: 0, first: null };
}
