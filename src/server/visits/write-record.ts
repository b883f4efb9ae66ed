import type { WriteRecord } from '#contract/visits';
import { recordOf, writeRecordRefusals } from '#domain/visit/procedure-record';
import { json } from '../db/columns.ts';
import { lockDay } from '../db/records/day-case.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bumpVisit, staleVisit, stampOf } from './visit-write.ts';

interface Command extends WriteRecord {
  readonly bookingId: string;
}

/**
 * Writes the procedure record: the unsigned version is written over, a signed one is amended by a
 * further version that waits for its own signature.
 */
export async function writeProcedureRecord(
  tx: UnitOfWork,
  { bookingId, version, record, amendment }: Command,
): Promise<Outcome<null>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const stale = await staleVisit(tx, day, version, day.recordVersion);
  if (stale) return refused([stale]);
  const refusals = writeRecordRefusals(day.visit, amendment, tx.actor);
  if (refusals.length > 0) return refused(refusals);

  const present = recordOf(day.visit);
  const open = present?.signed === null ? present : undefined;
  const content = json({ ...record, amendment: open?.amendment ?? amendment });
  const written = json(stampOf(tx));
  if (open)
    await tx.db
      .updateTable('procedure_record')
      .set({ content, written })
      .where('procedure_record_id', '=', open.id)
      .execute();
  else
    await tx.db
      .insertInto('procedure_record')
      .values({
        clinic_id: tx.actor.clinicId,
        procedure_record_id: tx.newId(),
        booking_id: bookingId,
        content,
        written,
        signed: null,
      })
      .execute();
  await bumpVisit(tx, day, { record_version: day.visit.version + 1 });
  tx.touch('visit', bookingId);
  tx.audit({
    act: present && !open ? 'amend-record' : 'write-record',
    entity: 'visit',
    entityId: bookingId,
    patientId: day.booking.patientId,
    reason: amendment,
  });
  return done(null);
}
