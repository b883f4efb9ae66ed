import type { Transaction } from 'kysely';
import type { EntityBodies } from '#contract/live';
import type { Clinic } from '#domain/clinic/clinic';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';
import type { Schema } from '../schema.ts';
import { findBookings } from './booking.ts';
import { findChecklistTemplates } from './checklist-template.ts';
import { findChecklists } from './checklist.ts';
import { findClinics } from './clinic.ts';
import { findClosures } from './closure.ts';
import { findHolds } from './hold.ts';
import { findPatients } from './patient.ts';
import { findPeople } from './person.ts';
import { findProcedureTypes } from './procedure-type.ts';
import { findProtocols } from './protocol.ts';
import { projectReferral } from './queue-places.ts';
import { findReferrals } from './referral.ts';
import { findResources } from './resource.ts';
import { findSeries, projectSeries, projectSeriesOfBooking } from './series.ts';
import { findSessionTemplates } from './session-template.ts';
import { findSessions } from './session.ts';
import { findVisits, projectVisit } from './visit.ts';

/** What a projection may ask besides the entity. */
export interface ProjectionContext {
  readonly now: Instant;
  readonly today: ClinicDate;
  readonly clinic: Clinic;
}

export interface Loader<Entity> {
  /** One statement for all; unknown ids are left out. */
  find(db: Transaction<Schema>, ids: readonly string[]): Promise<Entity[]>;
  /** Where the entity has no `id` of its own. */
  idOf?(entity: Entity): string;
  /** Fills the columns that lists filter and sort by, with the domain's own function. */
  project?(db: Transaction<Schema>, entity: Entity, context: ProjectionContext): Promise<void>;
}

/** How the unit of work reads each kind of entity again once a use-case has touched it. */
export const LOADERS: { readonly [Kind in keyof EntityBodies]: Loader<EntityBodies[Kind]> } = {
  clinic: { find: findClinics },
  person: { find: findPeople },
  resource: { find: findResources },
  'procedure-type': { find: findProcedureTypes },
  'session-template': { find: findSessionTemplates },
  session: { find: findSessions },
  closure: { find: findClosures },
  patient: { find: findPatients },
  referral: { find: findReferrals, project: projectReferral },
  booking: { find: findBookings },
  hold: { find: findHolds },
  protocol: { find: findProtocols },
  series: { find: findSeries, project: projectSeries },
  'checklist-template': { find: findChecklistTemplates },
  checklist: { find: findChecklists },
  visit: {
    find: findVisits,
    idOf: (visit) => visit.bookingId,
    async project(db, visit, context) {
      await projectVisit(db, visit);
      await projectSeriesOfBooking(db, visit.bookingId, context);
    },
  },
};
