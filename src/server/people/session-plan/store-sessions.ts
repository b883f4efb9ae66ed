import type { Session } from '#domain/clinic/clinic';
import type { SessionFacts, SessionTemplate } from '#domain/clinic/session-template';
import { anyOf, int4range } from '../../db/columns.ts';
import type { UnitOfWork } from '../../db/unit-of-work.ts';

const factColumns = (facts: SessionFacts) => ({
  physician_id: facts.physicianId,
  room_id: facts.roomId,
  minutes: int4range(facts.minutes),
  procedure_type_ids: [...facts.procedureTypeIds],
  max_cases: facts.maxCases,
  max_sedation_cases: facts.maxSedationCases,
});

const templateColumns = ({ template }: Pick<Session, 'template'>) => ({
  template_id: template?.id ?? null,
  template_date: template?.date ?? null,
  adjusted: template?.adjusted ?? false,
});

export async function insertSessions(tx: UnitOfWork, sessions: readonly Session[]): Promise<void> {
  if (sessions.length === 0) return;
  await tx.db
    .insertInto('session')
    .values(
      sessions.map((session) => ({
        clinic_id: tx.actor.clinicId,
        session_id: session.id,
        date: session.date,
        ...factColumns(session),
        ...templateColumns(session),
      })),
    )
    .execute();
  for (const { id } of sessions) tx.touch('session', id);
}

export async function updateSessions(tx: UnitOfWork, sessions: readonly Session[]): Promise<void> {
  for (const session of sessions) {
    const { numUpdatedRows } = await tx.db
      .updateTable('session')
      .set((eb) => ({
        ...factColumns(session),
        ...templateColumns(session),
        version: eb('version', '+', 1),
      }))
      .where('session_id', '=', session.id)
      .where('version', '=', session.version)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) throw new Error('A session changed while its plan was locked');
    tx.touch('session', session.id);
  }
}

/**
 * Takes sessions off the board. One whose date the template leaves out stays its own, so that it is
 * not made again; otherwise the template no longer has that date.
 */
export async function cancelSessions(
  tx: UnitOfWork,
  ids: readonly string[],
  leftOut: boolean,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.db
    .updateTable('session')
    .set((eb) => ({
      cancelled: true,
      version: eb('version', '+', 1),
      ...(!leftOut && { template_id: null, template_date: null, adjusted: false }),
    }))
    .where('session_id', '=', anyOf(ids))
    .execute();
  for (const id of ids) tx.gone('session', id);
}

const ofTemplate = (template: SessionTemplate) => ({
  ...factColumns(template),
  weekday: template.weekday,
  every_weeks: template.everyWeeks,
  begins: template.from,
  ends: template.until,
});

export async function insertTemplate(tx: UnitOfWork, template: SessionTemplate): Promise<void> {
  await tx.db
    .insertInto('session_template')
    .values({
      clinic_id: tx.actor.clinicId,
      session_template_id: template.id,
      ...ofTemplate(template),
    })
    .execute();
  tx.touch('session-template', template.id);
}

export async function updateTemplate(tx: UnitOfWork, template: SessionTemplate): Promise<void> {
  await tx.db
    .updateTable('session_template')
    .set((eb) => ({ ...ofTemplate(template), version: eb('version', '+', 1) }))
    .where('session_template_id', '=', template.id)
    .execute();
  tx.touch('session-template', template.id);
}
