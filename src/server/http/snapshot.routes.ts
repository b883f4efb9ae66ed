import type { Transaction } from 'kysely';
import { failures } from '#contract/changes';
import type { Snapshot } from '#contract/live';
import { snapshotSchema } from '#contract/snapshot';
import type { Actor } from '#domain/people/person';
import { addDays } from '#domain/time/clinic-date';
import { clinicDateOf, type Instant } from '#domain/time/instant';
import type { Deps } from '../db/deps.ts';
import { findBookingsFrom } from '../db/records/booking.ts';
import { findAllChecklistTemplates } from '../db/records/checklist-template.ts';
import { findChecklistsFrom } from '../db/records/checklist.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findClosuresFrom } from '../db/records/closure.ts';
import { findLiveHolds } from '../db/records/hold.ts';
import { findPatientsFrom } from '../db/records/patient.ts';
import { findAllPeople } from '../db/records/person.ts';
import { findAllProcedureTypes } from '../db/records/procedure-type.ts';
import { findAllProtocols } from '../db/records/protocol.ts';
import { findReferralsFrom } from '../db/records/referral.ts';
import { findAllResources } from '../db/records/resource.ts';
import { findSeriesFrom } from '../db/records/series.ts';
import { findSessionTemplatesFrom } from '../db/records/session-template.ts';
import { findSessionsFrom } from '../db/records/session.ts';
import { findVisits } from '../db/records/visit.ts';
import type { Schema } from '../db/schema.ts';
import type { Api } from './api.ts';
import { isDisplayOnly } from '#domain/people/roles';
import { displaySnapshot, requireReader } from './display-view.ts';

/** Days back that a desk works with; older records are read one by one. */
const DAYS_BACK = 28;
/** Checklists are worked on the same day, and looked at the morning after. */
const CHECKLIST_DAYS_BACK = 2;

/** `turnDay` brings the lists of referrals to today first: the desk is given the head of one. */
export async function snapshotRoutes(
  api: Api,
  deps: Deps,
  turnDay: (actor: Actor) => Promise<void>,
): Promise<void> {
  api.get(
    '/api/snapshot',
    {
      schema: {
        summary: 'The working set of the clinic at one moment; the live feed goes on from its seq',
        tags: ['live'],
        response: { 200: snapshotSchema, ...failures },
      },
      compress: { threshold: 4096 },
    },
    async (request) => {
      const { actor } = request;
      const display = isDisplayOnly(actor.roles);
      requireReader(actor.roles);
      await turnDay(actor);
      const now = deps.now();
      const snapshot = await deps.readSnapshot(actor, (db) => takeSnapshot(db, now));
      return display ? displaySnapshot(snapshot) : snapshot;
    },
  );
}

/** Everything as one moment has it; `db` must be a snapshot transaction. */
export async function takeSnapshot(db: Transaction<Schema>, now: Instant): Promise<Snapshot> {
  // The first statement fixes the moment for all that follow.
  const [{ seq }, clinic] = await Promise.all([
    db.selectFrom('clinic_head').select('seq').executeTakeFirstOrThrow(),
    findTheClinic(db),
  ]);
  const today = clinicDateOf(now, clinic.zone);
  const from = addDays(today, -DAYS_BACK);
  const bookings = findBookingsFrom(db, from);
  const [
    people,
    resources,
    procedureTypes,
    protocols,
    checklistTemplates,
    sessionTemplates,
    sessions,
    closures,
  ] = await Promise.all([
    findAllPeople(db),
    findAllResources(db),
    findAllProcedureTypes(db),
    findAllProtocols(db),
    findAllChecklistTemplates(db),
    findSessionTemplatesFrom(db, from),
    findSessionsFrom(db, from),
    findClosuresFrom(db, from),
  ]);
  const [patients, referrals, holds, checklists, series, visits] = await Promise.all([
    findPatientsFrom(db, from),
    findReferralsFrom(db, from),
    findLiveHolds(db, now),
    findChecklistsFrom(db, addDays(today, -CHECKLIST_DAYS_BACK)),
    findSeriesFrom(db, from),
    bookings.then((found) =>
      findVisits(
        db,
        found.map(({ id }) => id),
      ),
    ),
  ]);
  return {
    seq,
    now,
    clinic,
    people,
    resources,
    procedureTypes,
    protocols,
    checklistTemplates,
    sessionTemplates,
    sessions,
    closures,
    patients,
    referrals,
    bookings: await bookings,
    holds,
    visits,
    checklists,
    series,
  };
}
