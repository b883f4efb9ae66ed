import type { RecordMeasurements } from '#contract/visits';
import { measurementRefusals, SCALES } from '#domain/visit/measurements';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bumpVisit } from './visit-write.ts';

interface Command extends RecordMeasurements {
  readonly bookingId: string;
}

/**
 * Adds what was measured. It replaces nothing, so it is never stale: two people may measure the
 * same patient at once, and the last value of a kind counts.
 */
export async function recordMeasurements(
  tx: UnitOfWork,
  { bookingId, measurements }: Command,
): Promise<Outcome<null>> {
  const refusals = measurementRefusals(measurements);
  if (refusals.length > 0) return refused(refusals);
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  await tx.db
    .insertInto('measurement')
    .values(
      measurements.map(({ kind, value, side, phase, minute }) => ({
        clinic_id: tx.actor.clinicId,
        measurement_id: tx.newId(),
        booking_id: bookingId,
        kind,
        value,
        unit: SCALES[kind].unit,
        side: SCALES[kind].sided ? side : null,
        phase,
        minute: minute ?? null,
        by_person: tx.actor.personId,
        by_name: tx.actor.name,
        at: tx.now,
      })),
    )
    .execute();
  await bumpVisit(tx, day);
  tx.touch('visit', bookingId);
  tx.audit({
    act: 'record-measurements',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    detail: { measurements: measurements.length },
  });
  return done(null);
}
