import { sql, type UpdateObject } from 'kysely';
import type { Patient } from '#domain/clinic/patient';
import type { ProcedureType } from '#domain/clinic/clinic';
import type { Stamp } from '#domain/people/stamp';
import type { Referral } from '#domain/referral/referral';
import type { Refusal } from '#domain/refusal';
import { findPatients } from '../db/records/patient.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { lockReferral } from '../db/records/referral.ts';
import type { Schema } from '../db/schema.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { bringReadinessUpToDate } from './bring-readiness-up-to-date.ts';

/** Which referral, and the version that the page showed. */
export interface OfReferral {
  readonly referralId: string;
  readonly version: number;
}

/** A referral that nobody else changes until this transaction ends. */
export interface LockedReferral {
  readonly referral: Referral;
  readonly patient: Patient;
  readonly procedureType: ProcedureType | null;
}

export function stampOf(tx: Pick<UnitOfWork, 'actor' | 'now'>): Stamp {
  return { by: tx.actor.personId, byName: tx.actor.name, at: tx.now };
}

export const notFound = (referralId: string): Refusal => ({
  code: 'not-found',
  entity: 'referral',
  id: referralId,
});

/** Locks the referral and refuses what is not there, or was based on an older version. */
export async function withReferral<T>(
  tx: UnitOfWork,
  { referralId, version }: OfReferral,
  change: (locked: LockedReferral) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  const referral = await lockReferral(tx.db, referralId);
  if (referral === undefined) return refused([notFound(referralId)]);
  if (referral.version !== version)
    return refused([await staleRefusal(tx, 'referral', referralId, version, referral.version)]);
  return change(await withItsPatient(tx, referral));
}

export async function withItsPatient(tx: UnitOfWork, referral: Referral): Promise<LockedReferral> {
  const { patientId, procedureTypeId } = referral;
  const [[patient], [procedureType]] = await Promise.all([
    findPatients(tx.db, [patientId]),
    findProcedureTypes(tx.db, procedureTypeId === null ? [] : [procedureTypeId]),
  ]);
  if (patient === undefined) throw new Error('A referral without its patient');
  return { referral, patient, procedureType: procedureType ?? null };
}

interface Change {
  /** What was done, for the record. */
  readonly act: string;
  readonly reason?: string | null;
  readonly detail?: object;
  /** Columns of the referral's own row that change. */
  readonly set?: UpdateObject<Schema, 'referral'>;
}

/** The referral's next version, what follows from it for its readiness, its feed and its audit. */
export async function changed(
  tx: UnitOfWork,
  referral: Pick<Referral, 'id' | 'patientId'>,
  { act, reason = null, detail = {}, set = {} }: Change,
): Promise<Outcome<{ referralId: string }>> {
  await tx.db
    .updateTable('referral')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('referral_id', '=', referral.id)
    .execute();
  await bringReadinessUpToDate(tx, referral.id);
  tx.touch('referral', referral.id);
  tx.audit({
    act,
    entity: 'referral',
    entityId: referral.id,
    patientId: referral.patientId,
    reason,
    detail,
  });
  return done({ referralId: referral.id });
}
