import type { ChangeClinic } from '#contract/clinic';
import { openingHoursRefusals } from '#domain/clinic/opening-hours';
import { clinicDateOf } from '#domain/time/instant';
import { json } from '../db/columns.ts';
import { lockSetUp } from '../db/occupancy.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bookingsOutside } from './bookings-outside.ts';

/** The clinic's name and opening hours. Refused when hours would cut off a booking that stands. */
export async function changeClinic(tx: UnitOfWork, command: ChangeClinic): Promise<Outcome<null>> {
  const id = tx.actor.clinicId;
  await lockSetUp(tx.db, id);
  // Every row refers to the clinic, and whoever writes one while this waits must not wait for it.
  await tx.db.selectFrom('clinic').select('clinic_id').forNoKeyUpdate().execute();
  const clinic = await findTheClinic(tx.db);
  if (clinic.version !== command.version)
    return refused([await staleRefusal(tx, 'clinic', id, command.version, clinic.version)]);
  const today = clinicDateOf(tx.now, clinic.zone);
  const refusals = [
    ...openingHoursRefusals(command.openingHours, clinic.zone, tx.now),
    ...(await bookingsOutside(tx, command.openingHours, today)),
  ];
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
