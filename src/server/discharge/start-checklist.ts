import type { StartChecklist } from '#contract/discharge';
import type { Checklist, ChecklistKind } from '#domain/discharge/checklist';
import { templateFor } from '#domain/discharge/template-for';
import { checklistOf } from '#domain/visit/day-case';
import { lockDay, type LockedDay } from '../db/records/day-case.ts';
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
  const outcome = await beginChecklist(tx, day, kind);
  return outcome.kind === 'refused' ? outcome : done({ checklistId: outcome.value.id });
}

/** Begins it within a day that is locked and has none of this kind yet. */
export async function beginChecklist(
  tx: UnitOfWork,
  { booking }: LockedDay,
  kind: ChecklistKind,
): Promise<Outcome<Checklist>> {
  if (booking.status === 'cancelled') return refused([{ code: 'booking-not-standing' }]);
  const templates = await findAllChecklistTemplates(tx.db);
  const template = templateFor(templates, kind, booking.procedureTypeId);
  if (!template) return refused([{ code: 'checklist-template-missing', kind }]);
  const { id: templateId, version: templateVersion, title, items } = template;
  const id = tx.newId();
  await tx.db
    .insertInto('checklist')
    .values({
      clinic_id: tx.actor.clinicId,
      checklist_id: id,
      booking_id: booking.id,
      kind,
      checklist_template_id: templateId,
      template_version: templateVersion,
    })
    .execute();
  // The visit's row was made with the lock; the rest of the clinic hears of it by the checklist.
  tx.touch('checklist', id);
  tx.audit({
    act: 'start-checklist',
    entity: 'checklist',
    entityId: id,
    patientId: booking.patientId,
    detail: { kind },
  });
  const begun = { id, version: 1, bookingId: booking.id, kind, templateId, templateVersion };
  return done({ ...begun, title, items, answers: [] });
}
