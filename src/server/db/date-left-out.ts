import type { Session } from '#domain/clinic/clinic';
import type { UnitOfWork } from './unit-of-work.ts';

/**
 * These sessions were cancelled and stay their templates' own: each template leaves that date out
 * from now on, which is another version of it, and every desk is told. Under the plan's key.
 */
export async function datesLeftOut(
  tx: UnitOfWork,
  sessions: readonly Pick<Session, 'template'>[],
): Promise<void> {
  const ids = new Set(sessions.flatMap(({ template }) => template?.id ?? []));
  for (const id of ids) {
    await tx.db
      .updateTable('session_template')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where('session_template_id', '=', id)
      .execute();
    tx.touch('session-template', id);
  }
}
