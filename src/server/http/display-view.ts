import type { EntityBodies, EntityChange, Snapshot } from '#contract/live';
import type { Booking } from '#domain/booking/booking';
import type { Closure } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import { isDisplayOnly, mayDo, notPermitted, type Role } from '#domain/people/roles';
import type { Visit } from '#domain/visit/visit';
import { Refused } from './api.ts';
import type { FeedChange } from './live-clinic.ts';

// What a wall display may know: where everybody is today, by initials. It hangs where patients
// and visitors read it, so nothing else leaves the server.

/** Refuses whoever may read neither the clinic nor what a wall display shows of it. */
export function requireReader(roles: readonly Role[]): void {
  if (!isDisplayOnly(roles) && !mayDo(roles, 'read-clinic'))
    throw new Refused([notPermitted('read-clinic')]);
}

const initial = (name: string): string => name.slice(0, 1);

const displayPatient = (patient: Patient): Patient => ({
  ...patient,
  mrn: '',
  familyName: initial(patient.familyName),
  givenName: initial(patient.givenName),
  birthDate: null,
  sex: 'unknown',
  phone: null,
  email: null,
  language: null,
  interpreterNeeded: false,
  weightKg: null,
  allergies: [],
  drugs: [],
  diabetes: false,
  renalImpairment: 'unknown',
  mobility: null,
  escort: null,
  shortNotice: false,
  unavailable: [],
});

const displayBooking = (booking: Booking): Booking => ({
  ...booking,
  side: null,
  levels: [],
  cancelled: booking.cancelled && { ...booking.cancelled, reason: '' },
  overrules: [],
  told: null,
});

const displayVisit = (visit: Visit): Visit => ({
  ...visit,
  steps: visit.steps.map((step) => ({ ...step, reason: null })),
  overrules: [],
  measurements: [],
  records: [],
  calls: [],
});

/** A reason says who is ill. */
const displayClosure = (closure: Closure): Closure => ({ ...closure, reason: '' });

const same = <T>(body: T): T => body;

/** How each kind of entity is shown; what is not named here is not shown. */
const SHOWN: { readonly [Kind in keyof EntityBodies]?: (body: EntityBodies[Kind]) => object } = {
  clinic: same,
  resource: same,
  'procedure-type': same,
  session: same,
  closure: displayClosure,
  patient: displayPatient,
  booking: displayBooking,
  visit: displayVisit,
};

/** The change as a display gets it, as JSON; null when it gets none of it. */
export function displayChange({ text }: FeedChange): string | null {
  const change = JSON.parse(text) as EntityChange;
  const show = SHOWN[change.entity] as ((body: object) => object) | undefined;
  if (!show) return null;
  return JSON.stringify({ ...change, byName: '', body: change.body && show(change.body) });
}

export function displaySnapshot(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    people: [],
    protocols: [],
    checklistTemplates: [],
    sessionTemplates: [],
    referrals: [],
    holds: [],
    checklists: [],
    series: [],
    closures: snapshot.closures.map(displayClosure),
    patients: snapshot.patients.map(displayPatient),
    bookings: snapshot.bookings.map(displayBooking),
    visits: snapshot.visits.map(displayVisit),
  };
}
