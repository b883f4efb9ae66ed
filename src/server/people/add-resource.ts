import type { AddResource } from '#contract/clinic';
import { clinicDateOf } from '#domain/time/instant';
import { jsonOrNull } from '../db/columns.ts';
import { done, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

/** A room, physician or bay that can be planned from today on. */
export async function addResource(
  tx: UnitOfWork,
  command: AddResource & { readonly activeFrom?: string },
): Promise<Outcome<{ resourceId: string }>> {
  const { zone } = await tx.clinic();
  const resourceId = tx.newId();
  await tx.db
    .insertInto('resource')
    .values({
      clinic_id: tx.actor.clinicId,
      resource_id: resourceId,
      kind: command.kind,
      name: command.name,
      short_name: command.shortName,
      active_from: command.activeFrom ?? clinicDateOf(tx.now, zone),
      staffed: jsonOrNull(command.kind === 'bay' ? command.staffed : null),
    })
    .execute();
  tx.touch('resource', resourceId);
  tx.audit({ act: `add-${command.kind}`, entity: 'resource', entityId: resourceId });
  return done({ resourceId });
}
