import type { PlanChange } from '#domain/booking/stranded';
import type { Clinic, Resource, Session } from '#domain/clinic/clinic';
import type { Refusal } from '#domain/refusal';
import { clinicDateOf } from '#domain/time/instant';
import type { ClinicDate } from '#domain/time/clinic-date';
import { lockKeys, planKey } from '../../db/occupancy.ts';
import { findAllResources } from '../../db/records/resource.ts';
import { findSessionsFrom } from '../../db/records/session.ts';
import type { UnitOfWork } from '../../db/unit-of-work.ts';

/** What a change of the plan is worked out from. */
export interface PlanContext {
  readonly tx: UnitOfWork;
  readonly clinic: Clinic;
  readonly today: ClinicDate;
  readonly resources: readonly Resource[];
  /** Sessions that stand, from today on. */
  readonly sessions: readonly Session[];
}

/** A change that may be made: what it comes to, and how it is written. */
export interface PlannedChange {
  readonly kind: 'planned';
  readonly plan: PlanChange;
  /** The days whose bookings it might strand. */
  readonly dates: readonly ClinicDate[];
  /** Sessions that would come to be. */
  readonly made: number;
  /** It is so already. */
  readonly isNothing?: boolean;
  write(): Promise<void>;
}

export type Planning =
  PlannedChange | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

export const cannot = (...refusals: readonly Refusal[]): Planning => ({
  kind: 'refused',
  refusals,
});

/**
 * Whoever changes the plan waits for whoever else does: a key that no booking ever takes. The days
 * themselves are locked only once it is known which they are, in one call, as `occupancy.ts` says.
 */
export async function planContext(tx: UnitOfWork): Promise<PlanContext> {
  await lockKeys(tx.db, [planKey(tx.actor.clinicId)]);
  const clinic = await tx.clinic();
  const today = clinicDateOf(tx.now, clinic.zone);
  const [resources, sessions] = await Promise.all([
    findAllResources(tx.db),
    findSessionsFrom(tx.db, today),
  ]);
  return { tx, clinic, today, resources, sessions };
}

/** What is neither a physician nor a room where it should be. */
export function wrongKinds(
  { resources }: PlanContext,
  { physicianId, roomId }: Pick<Session, 'physicianId' | 'roomId'>,
): Refusal[] {
  const kindOf = (id: string) => resources.find((resource) => resource.id === id)?.kind;
  return (
    [
      [physicianId, 'physician'],
      [roomId, 'room'],
    ] as const
  ).flatMap(([id, kind]): Refusal[] =>
    kindOf(id) === kind ? [] : [{ code: 'not-found', entity: 'resource', id }],
  );
}
