import type { Patient } from '#domain/clinic/patient';
import type { Actor } from '#domain/people/person';
import { permissionRefusals } from '#domain/people/roles';
import { sidesAgree } from '#domain/referral/diagnosis';
import type { ReferralRefusal } from '#domain/referral/referral-refusal';
import type { Authorisation, Referral, TriageDecision } from '#domain/referral/referral';
import { sideRefusals, type TriageRefusal } from '#domain/referral/triage';
import { triagedAmong, triagedRefusals } from '#domain/referral/triaged-facts';

/** Facts that only one of two referrals can keep; where both say something, a person picks. */
export const MERGED_REFERRAL_FACTS = [
  'referrer',
  'requested',
  'diagnosis',
  'procedureTypeId',
  'side',
  'levels',
  'urgency',
  'baselineNrs',
  'preferredPhysicianId',
  'authorisation',
  'budapest',
  'baselineFunction',
  'onsetOn',
  'trigger',
] as const;
export type MergedReferralFact = (typeof MERGED_REFERRAL_FACTS)[number];

export const MERGED_PATIENT_FACTS = [
  'familyName',
  'givenName',
  'birthDate',
  'sex',
  'phone',
  'email',
  'language',
  'weightKg',
  'renalImpairment',
  'mobility',
  'escort',
] as const;
export type MergedPatientFact = (typeof MERGED_PATIENT_FACTS)[number];
export type MergedFact = MergedReferralFact | MergedPatientFact;

/** Lists to which both add: what was seen, done and tried before. */
const COLLECTED = ['investigations', 'previousBlocks', 'treatments'] as const;
type CollectedFact = (typeof COLLECTED)[number];

/** What is booked is what was ordered: under a booking these stand still. */
const ORDER: readonly MergedReferralFact[] = ['procedureTypeId', 'side', 'levels'];

/** A referral with its patient. */
export interface Case {
  readonly referral: Referral;
  readonly patient: Patient;
}

type Facts<T, Name extends keyof T> = { readonly [Each in Name]?: T[Each] };
export type ReferralFill = Facts<
  Referral,
  MergedReferralFact | 'history' | 'treatmentsTried' | 'receivedAt' | CollectedFact
>;
export type PatientFill = Facts<
  Patient,
  | MergedPatientFact
  | 'allergies'
  | 'drugs'
  | 'unavailable'
  | 'diabetes'
  | 'interpreterNeeded'
  | 'shortNotice'
>;

/** What the survivor takes over, and what both say differently: those keep the survivor's word unless picked. */
export interface MergePlan {
  readonly conflicts: readonly MergedFact[];
  readonly referral: ReferralFill;
  readonly patient: PatientFill;
}

/** Every reason why the duplicate may not end in the other; empty means it may. */
export function mergeRefusals(
  duplicate: Case,
  into: Case,
  /** Of the duplicate's patient, on whichever referral: blocks still to come, and series that run. */
  itsPatientHas: { readonly bookings: number; readonly series: number },
  take: readonly MergedFact[],
  actor: Pick<Actor, 'roles'>,
): TriageRefusal[] {
  const refusals: TriageRefusal[] = permissionRefusals(actor, 'enter-referral');
  const { referral } = duplicate;
  if (referral.id === into.referral.id) return [...refusals, { code: 'merge-into-itself' }];
  if (referral.mergedInto !== null || into.referral.mergedInto !== null)
    return [...refusals, { code: 'merged-already' }];
  if (isClosed(into.referral)) refusals.push({ code: 'survivor-closed' });
  if (inTreatment(referral)) refusals.push({ code: 'duplicate-in-treatment' });
  else if (
    duplicate.patient.id !== into.patient.id &&
    itsPatientHas.bookings + itsPatientHas.series > 0
  )
    refusals.push({ code: 'duplicate-patient-in-treatment' });
  if (isBooked(into.referral) && take.some((fact) => ORDER.some((each) => each === fact)))
    refusals.push({
      code: 'something-depends-on-it',
      bookings: into.referral.bookingsStanding,
    });
  refusals.push(...triagedRefusals(into.referral, triagedAmong(take, referral), actor));
  const { diagnosis, side } = { ...into.referral, ...planMerge(duplicate, into, take).referral };
  return [...refusals, ...sideRefusals(diagnosis?.code ?? null, side)];
}

/**
 * The survivor's stand; what it lacks comes from the duplicate, and so does what a person picks.
 * What people wrote is kept from both, and allergies and drugs only ever add up.
 */
export function planMerge(duplicate: Case, into: Case, take: readonly MergedFact[]): MergePlan {
  const conflicts: MergedFact[] = [];
  const referral = pick(MERGED_REFERRAL_FACTS, duplicate.referral, into.referral, take, conflicts);
  const fixed = isBooked(into.referral) ? ORDER : [];
  if (isContradiction(into.referral, referral, take)) {
    delete referral.side;
    conflicts.push('side');
  }
  const kept = Object.fromEntries(
    Object.entries(referral).filter(([name]) => !fixed.some((fact) => fact === name)),
  );
  const words = {
    ...joined('history', duplicate.referral, into.referral),
    ...joined('treatmentsTried', duplicate.referral, into.referral),
  };
  const onePatient = duplicate.patient.id === into.patient.id;
  return {
    referral: {
      ...kept,
      ...words,
      ...collected(duplicate.referral, into.referral),
      ...waitsSince(duplicate.referral, into.referral),
    },
    patient: onePatient
      ? {}
      : {
          ...pick(MERGED_PATIENT_FACTS, duplicate.patient, into.patient, take, conflicts),
          ...together(duplicate.patient, into.patient),
        },
    conflicts: conflicts.filter((name) => !fixed.some((fact) => fact === name)),
  };
}

/** The survivor's code says left, the duplicate's order says right: nobody fills that in unasked. */
const isContradiction = (
  into: Referral,
  fill: Facts<Referral, MergedReferralFact>,
  take: readonly MergedFact[],
): boolean =>
  fill.side !== undefined &&
  !take.includes('side') &&
  !sidesAgree((fill.diagnosis ?? into.diagnosis)?.code ?? null, fill.side);

function pick<T, Name extends keyof T & MergedFact>(
  names: readonly Name[],
  from: Pick<T, Name>,
  into: Pick<T, Name>,
  take: readonly MergedFact[],
  conflicts: MergedFact[],
): { -readonly [Each in Name]?: T[Each] } {
  const facts: { [Each in Name]?: T[Each] } = {};
  for (const name of names) {
    if (saysNothing(from[name]) || isSame(from[name], into[name])) continue;
    if (!saysNothing(into[name])) {
      conflicts.push(name);
      if (!take.includes(name)) continue;
    }
    facts[name] = from[name];
  }
  return facts;
}

/** An authorisation without a number, and a sex not known, say nothing yet. */
const saysNothing = (fact: unknown): boolean =>
  fact === null ||
  fact === '' ||
  fact === 'unknown' ||
  (Array.isArray(fact) && fact.length === 0) ||
  (typeof fact === 'object' && 'number' in fact && (fact as Authorisation).number === null);

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'string' && typeof b === 'string'
    ? a.trim().toLowerCase() === b.trim().toLowerCase()
    : JSON.stringify(a) === JSON.stringify(b);

function joined<Name extends 'history' | 'treatmentsTried'>(
  name: Name,
  from: Referral,
  into: Referral,
): Partial<Record<Name, string>> {
  const [more, present] = [from[name].trim(), into[name].trim()];
  if (more === '' || present.includes(more)) return {};
  const both = present === '' ? more : `${present}\n\n${more}`;
  return { [name]: both } as Partial<Record<Name, string>>;
}

/** The patient waits since the first of them came, whichever is kept; one that was closed is over. */
const waitsSince = (from: Referral, into: Referral): Facts<Referral, 'receivedAt'> =>
  !isClosed(from) && from.receivedAt < into.receivedAt ? { receivedAt: from.receivedAt } : {};

function collected(from: Referral, into: Referral): Facts<Referral, CollectedFact> {
  const more = COLLECTED.flatMap((name) => {
    const fresh = from[name].filter((each) => !into[name].some((known) => isSame(each, known)));
    return fresh.length === 0 ? [] : [[name, [...into[name], ...fresh]] as const];
  });
  return Object.fromEntries(more);
}

function together(from: Patient, into: Patient): PatientFill {
  return {
    ...added('allergies', from, into),
    ...added('drugs', from, into),
    ...(from.unavailable.length > 0 && { unavailable: [...into.unavailable, ...from.unavailable] }),
    ...(from.diabetes && !into.diabetes && { diabetes: true }),
    ...(from.interpreterNeeded && !into.interpreterNeeded && { interpreterNeeded: true }),
    ...(from.shortNotice && !into.shortNotice && { shortNotice: true }),
  };
}

function added(name: 'allergies' | 'drugs', from: Patient, into: Patient): PatientFill {
  const fresh = from[name].filter(
    (text) => !into[name].some((each) => each.toLowerCase() === text.toLowerCase()),
  );
  return fresh.length === 0 ? {} : { [name]: [...into[name], ...fresh] };
}

/** Nobody's request may disappear into one on which nobody acts any more. */
const isClosed = (referral: Referral): boolean =>
  referral.decision === 'declined' ||
  referral.decision === 'withdrawn' ||
  referral.endedAt !== null;

const isBooked = (referral: Referral): boolean =>
  referral.bookingsStanding > 0 || referral.seriesId !== null;

const inTreatment = (referral: Referral): boolean =>
  isBooked(referral) || referral.endedAt !== null;

/** What has come to stand on a merge since. */
export interface BuiltOnMerge {
  readonly bookings: number;
  readonly series: number;
  /** The survivor was triaged on with what it took over, or was merged itself. */
  readonly decisions: number;
}

export function undoMergeRefusals(
  duplicate: Pick<Referral, 'mergedInto' | 'decision'>,
  since: BuiltOnMerge,
  actor: Pick<Actor, 'roles'>,
): TriageRefusal[] {
  const refusals: TriageRefusal[] = permissionRefusals(actor, 'enter-referral');
  if (duplicate.mergedInto === null)
    refusals.push({
      code: 'decision-not-open',
      decision: 'received',
      present: duplicate.decision,
    });
  if (since.bookings + since.series + since.decisions > 0)
    refusals.push({ code: 'merge-built-upon', ...since } satisfies ReferralRefusal);
  return refusals;
}

interface Key {
  readonly sender: string;
  readonly identifier: string;
}

/** What a merge moved, by its ids, and what it wrote over what: an undo puts back this and nothing else. */
export interface Moved {
  readonly stepId: string;
  readonly decision: TriageDecision;
  readonly redFlags: readonly string[];
  readonly questions: readonly string[];
  readonly attachments: readonly string[];
  readonly plans: readonly string[];
  readonly events: readonly (Key & { readonly event: string })[];
  readonly referral: { readonly before: ReferralFill; readonly after: ReferralFill };
  readonly patient: null | {
    readonly id: string;
    readonly before: PatientFill;
    readonly after: PatientFill;
    readonly identifiers: readonly Key[];
    readonly referrals: readonly string[];
    readonly bookings: readonly string[];
    readonly series: readonly string[];
  };
  /** What stood already, on the survivor and on what moved with the patient. */
  readonly stood: { readonly bookings: readonly string[]; readonly series: readonly string[] };
}
