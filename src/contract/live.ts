import type { Booking, Hold } from '#domain/booking/booking';
import type { Clinic, Closure, ProcedureType, Resource, Session } from '#domain/clinic/clinic';
import type { SessionTemplate } from '#domain/clinic/session-template';
import type { Patient } from '#domain/clinic/patient';
import type { Checklist, ChecklistTemplate } from '#domain/discharge/checklist';
import type { Person } from '#domain/people/person';
import type { Referral } from '#domain/referral/referral';
import type { Protocol, Series } from '#domain/series/series';
import type { Visit } from '#domain/visit/visit';

/**
 * What the live feed carries for each kind of entity; a `null` body means it is gone: a hold that
 * ended, a session or closure that was cancelled.
 */
export interface EntityBodies {
  clinic: Clinic;
  person: Person;
  resource: Resource;
  'procedure-type': ProcedureType;
  protocol: Protocol;
  'checklist-template': ChecklistTemplate;
  'session-template': SessionTemplate;
  session: Session;
  closure: Closure;
  patient: Patient;
  referral: Referral;
  booking: Booking;
  hold: Hold;
  visit: Visit;
  checklist: Checklist;
  series: Series;
}

/** One committed change, in commit order within a clinic; `seq` is the SSE event id. */
export type EntityChange = {
  [Kind in keyof EntityBodies]: {
    readonly seq: number;
    readonly entity: Kind;
    readonly id: string;
    readonly version: number;
    readonly byName: string;
    readonly at: string;
    readonly body: EntityBodies[Kind] | null;
  };
}[keyof EntityBodies];

/**
 * `GET /api/snapshot`: the working set of one clinic at `seq`, from where the live feed goes on.
 * Holds what is open or lies between four weeks back and the end of planning; older records are
 * read one by one.
 */
export interface Snapshot {
  readonly seq: number;
  /** The server's time, so that every desktop agrees what "now" is. */
  readonly now: string;
  readonly clinic: Clinic;
  readonly people: readonly Person[];
  readonly resources: readonly Resource[];
  readonly procedureTypes: readonly ProcedureType[];
  readonly protocols: readonly Protocol[];
  readonly checklistTemplates: readonly ChecklistTemplate[];
  readonly sessionTemplates: readonly SessionTemplate[];
  readonly sessions: readonly Session[];
  readonly closures: readonly Closure[];
  readonly patients: readonly Patient[];
  readonly referrals: readonly Referral[];
  readonly bookings: readonly Booking[];
  readonly holds: readonly Hold[];
  readonly visits: readonly Visit[];
  readonly checklists: readonly Checklist[];
  readonly series: readonly Series[];
}
