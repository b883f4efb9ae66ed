import type { StartChecklist } from '#contract/discharge';
import { templateFor } from '#domain/discharge/template-for';
import { checklistOf } from '#domain/visit/day-case';
import { lockDay } from '../db/records/day-case.ts';
import { findAllChecklistTemplates } from '../db/records/checklist-template.ts';
import { done, refused, unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

interface Command extends StartChecklist {
  readonly bookingId: string;
}

/** Begins a checklist from the clinic's newest template, or finds it begun by a colleague. */
export async function startChecklist(
  tx: UnitOfWork,
  { bookingId, kind }: Command,
): Promise<Outcome<{ checklistId: string }>> {
  const day = await lockDay(tx, bookingId);
  if (!day) return refused([{ code: 'not-found', entity: 'booking', id: bookingId }]);
  const begun = checklistOf(day, kind);
  if (begun) return unchanged({ checklistId: begun.id });
  if (day.booking.status === 'cancelled') return refused([{ code: 'booking-not-standing' }]);
  const templates = await findAllChecklistTemplates(tx.db);
  const template = templateFor(templates, kind, day.booking.procedureTypeId);
  if (!template) return refused([{ code: 'checklist-template-missing', kind }]);
  const checklistId = tx.newId();
  await tx.db
    .insertInto('checklist')
    .values({
      clinic_id: tx.actor.clinicId,
      checklist_id: checklistId,
      booking_id: bookingId,
      kind,
      checklist_template_id: template.id,
      template_version: template.version,
    })
    .execute();
  // The visit's row was made with the lock; the rest of the clinic hears of it by the checklist.
  tx.touch('checklist', checklistId);
  tx.audit({
    act: 'start-checklist',
    entity: 'checklist',
    entityId: checklistId,
    patientId: day.booking.patientId,
    detail: { kind },
  });
  return done({ checklistId });
}
