import type { DecideRules, ProposeRules } from '#contract/clinic';
import type { Clinic } from '#domain/clinic/clinic';
import { changedRules, proposalRefusals, rulesRefusals } from '#domain/clinic/rules-change';
import { CLOSED_WORKLISTS } from '#domain/referral/worklist';
import { json } from '../db/columns.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { staleRefusal } from '../db/stale.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';

/** Asks for other numbers; what was asked for before is replaced. Nothing works by them yet. */
export async function proposeRules(tx: UnitOfWork, command: ProposeRules): Promise<Outcome<null>> {
  const locked = await theClinicAt(tx, command.version);
  if (locked.kind === 'refused') return locked;
  const refusals = rulesRefusals(command.rules);
  if (refusals.length > 0) return refused(refusals);
  const { personId: by, name: byName } = tx.actor;
  const { rules, reason } = command;
  await keep(tx, { proposed_rules: json({ rules, reason, by, byName, at: tx.now }) });
  record(tx, 'propose-rules', reason, { changed: changedRules(locked.value.rules, rules) });
  return done(null);
}

/**
 * The numbers take effect. Everything that was worked out by the old ones is worked out anew: series
 * at once, and each open referral before anybody reads the queue again.
 */
export async function approveRules(tx: UnitOfWork, command: DecideRules): Promise<Outcome<null>> {
  // In the order in which every write locks: referrals, series, and the clinic last.
  const series = await lockWhatRestsOnRules(tx);
  const locked = await theClinicAt(tx, command.version);
  if (locked.kind === 'refused') return locked;
  const { proposedRules, rules: before } = locked.value;
  if (proposedRules === null) return refused(proposalRefusals(locked.value));
  await workOutAnew(tx, series);
  await keep(tx, { rules: json(proposedRules.rules), proposed_rules: null });
  record(tx, 'approve-rules', proposedRules.reason, {
    proposedBy: proposedRules.byName,
    changed: changedRules(before, proposedRules.rules),
  });
  return done(null);
}

export async function withdrawRules(tx: UnitOfWork, command: DecideRules): Promise<Outcome<null>> {
  const locked = await theClinicAt(tx, command.version);
  if (locked.kind === 'refused') return locked;
  const refusals = proposalRefusals(locked.value);
  if (refusals.length > 0) return refused(refusals);
  await keep(tx, { proposed_rules: null });
  record(tx, 'withdraw-rules', null, {});
  return done(null);
}

async function theClinicAt(tx: UnitOfWork, version: number): Promise<Outcome<Clinic>> {
  const id = tx.actor.clinicId;
  // Every row refers to the clinic, and whoever writes one while this waits must not wait for it.
  await tx.db.selectFrom('clinic').select('clinic_id').forNoKeyUpdate().execute();
  const clinic = await findTheClinic(tx.db);
  return clinic.version === version
    ? done(clinic)
    : refused([await staleRefusal(tx, 'clinic', id, version, clinic.version)]);
}

type Kept = Partial<Record<'rules' | 'proposed_rules', ReturnType<typeof json> | null>>;

async function keep(tx: UnitOfWork, columns: Kept): Promise<void> {
  await tx.db
    .updateTable('clinic')
    .set((eb) => ({ ...(columns as object), version: eb('version', '+', 1) }))
    .execute();
  tx.touch('clinic', tx.actor.clinicId);
}

function record(tx: UnitOfWork, act: string, reason: string | null, detail: object): void {
  tx.audit({ act, entity: 'clinic', entityId: tx.actor.clinicId, reason, detail: { ...detail } });
}

/** Every open referral, and every series that runs, whose ids are the answer. */
async function lockWhatRestsOnRules(tx: UnitOfWork): Promise<string[]> {
  await tx.db
    .selectFrom('referral')
    .select('referral_id')
    .where('worklist', 'not in', CLOSED_WORKLISTS)
    .orderBy('referral_id')
    .forNoKeyUpdate()
    .execute();
  const series = await tx.db
    .selectFrom('series')
    .select('series_id as id')
    .where('ended', 'is', null)
    .orderBy('series_id')
    .forNoKeyUpdate()
    .execute();
  return series.map(({ id }) => id);
}

async function workOutAnew(tx: UnitOfWork, series: readonly string[]): Promise<void> {
  for (const id of series) tx.touch('series', id);
  // All that are open by now, those too that came in while the clinic was waited for.
  await tx.db
    .updateTable('referral')
    .set({ turns_on: '-infinity' })
    .where('worklist', 'not in', CLOSED_WORKLISTS)
    .execute();
  await tx.db.deleteFrom('queue_day').execute();
}
