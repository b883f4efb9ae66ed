import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CalendarFeed, MadeCalendarFeed, MakeCalendarFeed } from '#contract/calendar-feed';
import { calendarEvents, type CalendarEvent } from '#domain/daily-list/calendar';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf, type Instant } from '#domain/time/instant';
import { done, refused, type Outcome } from '../db/outcome.ts';
import { findBookingsOfPhysician } from '../db/records/booking.ts';
import { findTheClinic } from '../db/records/clinic.ts';
import { findPatients } from '../db/records/patient.ts';
import { findProcedureTypes } from '../db/records/procedure-type.ts';
import { findResources } from '../db/records/resource.ts';
import type { Schema } from '../db/schema.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** Days back and ahead that a calendar shows. */
const DAYS_BACK = 28;
const DAYS_AHEAD = 365;

/** The physician whose link this is, and whose calendar it shows. */
export interface OpenFeed {
  readonly physicianId: string;
  readonly physician: string;
  readonly clinic: string;
  readonly events: readonly CalendarEvent[];
}

export async function findFeed(
  db: Transaction<Schema>,
  physicianId: string | null,
): Promise<CalendarFeed['feed']> {
  if (physicianId === null) return null;
  const feed = await db
    .selectFrom('calendar_feed')
    .select(['made_at as madeAt', 'shows_initials as showsInitials'])
    .where('physician_id', '=', physicianId)
    .executeTakeFirst();
  return feed ?? null;
}

/** A new link to one's own calendar; the one there was is dead from now on. */
export async function makeFeed(
  tx: UnitOfWork,
  { showsInitials }: MakeCalendarFeed,
): Promise<Outcome<MadeCalendarFeed>> {
  const { clinicId, physicianId, personId } = tx.actor;
  if (physicianId === null) return refused([noList(personId)]);
  const secret = randomBytes(32).toString('base64url');
  const row = {
    secret_hash: hashOf(secret),
    shows_initials: showsInitials,
    made_by: personId,
    made_at: tx.now,
  };
  await tx.db
    .insertInto('calendar_feed')
    .values({ clinic_id: clinicId, physician_id: physicianId, ...row })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'physician_id']).doUpdateSet(row))
    .execute();
  tx.audit({
    act: 'make-calendar-link',
    entity: 'resource',
    entityId: physicianId,
    detail: { showsInitials },
  });
  return done({
    feed: { madeAt: tx.now, showsInitials },
    path: `/api/calendar/${clinicId}/${secret}.ics`,
  });
}

/** Whoever has the link reads nothing more from now on. */
export async function revokeFeed(tx: UnitOfWork): Promise<Outcome<CalendarFeed>> {
  const { physicianId, personId } = tx.actor;
  if (physicianId === null) return refused([noList(personId)]);
  const revoked = await tx.db
    .deleteFrom('calendar_feed')
    .where('physician_id', '=', physicianId)
    .returning('made_at')
    .executeTakeFirst();
  if (revoked === undefined) return refused([{ code: 'nothing-to-undo' }]);
  tx.audit({ act: 'revoke-calendar-link', entity: 'resource', entityId: physicianId });
  return done({ feed: null });
}

/** What the link shows now; `null` for one that was never made, or is dead. */
export async function openFeed(
  db: Transaction<Schema>,
  { secret, now }: { readonly secret: string; readonly now: Instant },
): Promise<OpenFeed | null> {
  const feed = await db
    .selectFrom('calendar_feed')
    .select(['physician_id', 'shows_initials'])
    .where('secret_hash', '=', hashOf(secret))
    .executeTakeFirst();
  if (feed === undefined) return null;
  const clinic = await findTheClinic(db);
  const today: ClinicDate = clinicDateOf(now, clinic.zone);
  const bookings = await findBookingsOfPhysician(db, feed.physician_id, {
    from: addDays(today, -DAYS_BACK),
    to: addDays(today, DAYS_AHEAD),
  });
  const idsOf = (id: (booking: (typeof bookings)[number]) => string): string[] => [
    ...new Set(bookings.map(id)),
  ];
  const [types, resources, patients] = await Promise.all([
    findProcedureTypes(
      db,
      idsOf(({ procedureTypeId }) => procedureTypeId),
    ),
    findResources(db, [feed.physician_id, ...idsOf(({ roomId }) => roomId)]),
    feed.shows_initials
      ? findPatients(
          db,
          idsOf(({ patientId }) => patientId),
        )
      : null,
  ]);
  const events = calendarEvents({
    bookings,
    procedureTypes: byId(types),
    resources: byId(resources),
    patients: patients && byId(patients),
    zone: clinic.zone,
  });
  const physician = resources.find(({ id }) => id === feed.physician_id)?.name ?? '';
  return { physicianId: feed.physician_id, physician, clinic: clinic.name, events };
}

const byId = <T extends { readonly id: string }>(each: readonly T[]): Record<string, T> =>
  Object.fromEntries(each.map((one) => [one.id, one]));

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Only a physician has a list of their own. */
const noList = (id: string) => ({ code: 'not-found', entity: 'resource', id }) as const;
