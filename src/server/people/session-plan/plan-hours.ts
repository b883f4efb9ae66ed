import type { WantedChange } from '#contract/session-plan';
import { openingHoursRefusals, openOn } from '#domain/clinic/opening-hours';
import type { OpeningHours } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import { json } from '../../db/columns.ts';
import { lockSetUp } from '../../db/occupancy.ts';
import { findTheClinic } from '../../db/records/clinic.ts';
import { staleRefusal } from '../../db/stale.ts';
import type { UnitOfWork } from '../../db/unit-of-work.ts';
import { cannot, type PlanContext, type Planning } from './plan-context.ts';

type Wanted = Extract<WantedChange, { kind: 'change-clinic' }>;

/** The clinic's name, phone numbers and opening hours. */
export async function planClinicChanged(
  { tx, today }: PlanContext,
  { version, name, openingHours, phone, emergencyPhone }: Wanted,
): Promise<Planning> {
  const id = tx.actor.clinicId;
  await lockSetUp(tx.db, id);
  // Every row refers to the clinic, and whoever writes one while this waits must not wait for it.
  await tx.db.selectFrom('clinic').select('clinic_id').forNoKeyUpdate().execute();
  const clinic = await findTheClinic(tx.db);
  if (clinic.version !== version)
    return cannot(await staleRefusal(tx, 'clinic', id, version, clinic.version));
  const refusals = openingHoursRefusals(openingHours, clinic.zone, tx.now);
  if (refusals.length > 0) return cannot(...refusals);
  const booked = await bookedFrom(tx, today);
  return {
    kind: 'planned',
    plan: { openingHours },
    dates: booked.filter((date) => differOn(date, clinic.openingHours, openingHours)),
    made: 0,
    async write() {
      await tx.db
        .updateTable('clinic')
        .set((eb) => ({
          name,
          opening_hours: json(openingHours),
          ...(phone !== undefined && { phone }),
          ...(emergencyPhone !== undefined && { emergency_phone: emergencyPhone }),
          version: eb('version', '+', 1),
        }))
        .execute();
      tx.touch('clinic', id);
      tx.audit({ act: 'change-clinic', entity: 'clinic', entityId: id });
    },
  };
}

/** The days from then on with a booking that stands; of one bay, where it recovers there. */
export async function bookedFrom(
  tx: UnitOfWork,
  from: ClinicDate,
  bayId: string | null = null,
): Promise<ClinicDate[]> {
  const rows = await tx.db
    .selectFrom('booking')
    .select('date')
    .distinct()
    .where('date', '>=', from)
    .where('status', '<>', 'cancelled')
    .$if(bayId !== null, (query) => query.where('bay_id', '=', bayId))
    .execute();
  return rows.map(({ date }) => date);
}

export function differOn(date: ClinicDate, before: OpeningHours, after: OpeningHours): boolean {
  const [was, is] = [openOn(before, date), openOn(after, date)];
  return was?.start !== is?.start || was?.end !== is?.end;
}
