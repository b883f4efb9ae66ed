import type { Transaction } from 'kysely';
import type { ChangePlan, PlanPreview, WantedChange } from '#contract/session-plan';
import { clinicBook } from '#domain/booking/clinic-book';
import { strandedBy, type PlanChange, type Stranded } from '#domain/booking/stranded';
import type { Clinic } from '#domain/clinic/clinic';
import { clinicTimeOf } from '#domain/time/instant';
import type { ClinicDate } from '#domain/time/clinic-date';
import { hasEnded } from '#domain/visit/next-steps';
import { bayKey, lockKeys } from '../../db/occupancy.ts';
import { findBookingsOn } from '../../db/records/booking.ts';
import { findClosuresOn } from '../../db/records/closure.ts';
import { findAllResources } from '../../db/records/resource.ts';
import { findSessionsOn } from '../../db/records/session.ts';
import { findVisits } from '../../db/records/visit.ts';
import type { Schema } from '../../db/schema.ts';
import { done, refused, unchanged, type Outcome, type UnitOfWork } from '../../db/unit-of-work.ts';
import { planClinicChanged } from './plan-hours.ts';
import { planResourceChanged } from './plan-resource.ts';
import { planClosed, planReopened } from './plan-closures.ts';
import {
  planContext,
  type PlanContext,
  type PlannedChange,
  type Planning,
} from './plan-context.ts';
import { planSessionChanged, planSessionDropped } from './plan-sessions.ts';
import {
  planDateRestored,
  planTemplateAdded,
  planTemplateChanged,
  planTemplateEnded,
} from './plan-templates.ts';

/**
 * Changes when the clinic works. Refused while it would strand a booking that whoever saves has not
 * seen, or has seen as it no longer is. What it strands keeps its legs until somebody moves it.
 */
export async function changePlan(
  tx: UnitOfWork,
  { change, seen }: ChangePlan,
): Promise<Outcome<PlanPreview>> {
  const context = await planContext(tx);
  const planning = await planningOf(context, change);
  if (planning.kind === 'refused') return refused(planning.refusals);
  const stranded = await strandedUnderLocks(tx, context.clinic, planning.plan, planning.dates);
  const known = new Set(seen.map(({ bookingId, version }) => `${bookingId} ${version}`));
  const unseen = stranded.some(({ booking }) => !known.has(`${booking.id} ${booking.version}`));
  const [first] = stranded;
  if (unseen && first)
    return refused([
      { code: 'bookings-stranded', bookings: stranded.length, first: first.booking.date },
    ]);
  if (planning.isNothing) return unchanged(previewOf(planning, stranded));
  await planning.write();
  return done(previewOf(planning, stranded));
}

/** What the change would come to. Nothing is saved. */
export async function previewPlan(
  tx: UnitOfWork,
  change: WantedChange,
): Promise<Outcome<PlanPreview>> {
  const context = await planContext(tx);
  const planning = await planningOf(context, change);
  if (planning.kind === 'refused') return refused(planning.refusals);
  const stranded = await strandedUnderLocks(tx, context.clinic, planning.plan, planning.dates);
  return unchanged(previewOf(planning, stranded));
}

function planningOf(context: PlanContext, change: WantedChange): Planning | Promise<Planning> {
  switch (change.kind) {
    case 'add-template':
      return planTemplateAdded(context, change);
    case 'change-template':
      return planTemplateChanged(context, change);
    case 'end-template':
      return planTemplateEnded(context, change);
    case 'restore-date':
      return planDateRestored(context, change);
    case 'change-session':
      return planSessionChanged(context, change);
    case 'drop-session':
      return planSessionDropped(context, change);
    case 'close':
      return planClosed(context, change);
    case 'reopen':
      return planReopened(context, change);
    case 'change-clinic':
      return planClinicChanged(context, change);
    case 'change-resource':
      return planResourceChanged(context, change);
  }
}

/**
 * Every booking of these days that the change strands. Each placement takes the key that the bays of
 * its day share, so nothing comes to stand on them, and nothing leaves them, until this ends.
 */
export async function strandedUnderLocks(
  tx: UnitOfWork,
  clinic: Clinic,
  change: PlanChange,
  wanted: readonly ClinicDate[],
): Promise<Stranded[]> {
  const dates = [...new Set(wanted)];
  if (dates.length === 0) return [];
  await lockKeys(
    tx.db,
    dates.map((date) => bayKey(tx.actor.clinicId, date)),
  );
  const [resources, sessions, closures, bookings] = await Promise.all([
    findAllResources(tx.db),
    findSessionsOn(tx.db, dates),
    findClosuresOn(tx.db, dates),
    findBookingsOn(tx.db, dates),
  ]);
  const book = clinicBook({ clinic, resources, sessions, closures, bookings, occupancies: [] });
  const { date: today, minute } = clinicTimeOf(tx.now, clinic.zone);
  return withoutThoseOver(tx.db, strandedBy(change, book, { today, minute }));
}

/** Whose visit has ended needs no move, whatever was planned. */
export async function withoutThoseOver(
  db: Transaction<Schema>,
  stranded: readonly Stranded[],
): Promise<Stranded[]> {
  const visits = await findVisits(
    db,
    stranded.map(({ booking }) => booking.id),
  );
  const over = new Set(visits.filter(hasEnded).map(({ bookingId }) => bookingId));
  return stranded.filter(({ booking }) => !over.has(booking.id));
}

function previewOf({ plan, made }: PlannedChange, stranded: readonly Stranded[]): PlanPreview {
  return {
    stranded: stranded.map(({ booking, refusals }) => ({
      bookingId: booking.id,
      version: booking.version,
      refusals,
    })),
    made,
    changed: (plan.sessions?.length ?? 0) - made,
    gone: plan.sessionsGone?.length ?? 0,
  };
}
