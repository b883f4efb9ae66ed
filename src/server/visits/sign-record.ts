import { recordOf, signRefusals } from '#domain/visit/procedure-record';
import { json } from '../db/columns.ts';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bumpVisit, staleVisit, stampOf } from './visit-write.ts';

interface Command {
  readonly bookingId: string;
  readonly version: number;
  /** What there is to say where the side differs; else `null`. */
  readonly reason: string | null;
}

/** Signs the record as it stands; whoever calls has checked the signer’s password. */
export async function signRecord(
  tx: UnitOfWork,
  { bookingId, version, reason }: Command,
): Promise<Outcome<null>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const stale = await staleVisit(tx, day, version, day.recordVersion);
  if (stale) return refused([stale]);
  const refusals = signRefusals(day, reason, tx.actor);
  const record = recordOf(day.visit);
  if (refusals.length > 0 || record === undefined) return refused(refusals);
  await tx.db
    .updateTable('procedure_record')
    .set({ signed: json({ ...stampOf(tx), reason }) })
    .where('procedure_record_id', '=', record.id)
    .execute();
  await bumpVisit(tx, day, { record_version: day.visit.version + 1 });
  tx.touch('visit', bookingId);
  tx.audit({
    act: 'sign-record',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason,
  });
  return done(null);
}
