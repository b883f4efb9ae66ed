import type { ClinicRules, ProcedureType } from '#domain/clinic/clinic';
import type { Patient } from '#domain/clinic/patient';
import {
  firstOmittedDay,
  prescriberNotAgreed,
  type AntithromboticPlan,
} from '#domain/readiness/antithrombotics';
import {
  READINESS_KINDS,
  type ReadinessItem,
  type ReadinessKind,
  type ReadinessOwner,
} from '#domain/readiness/readiness';
import type { Referral } from '#domain/referral/referral';
import { addDays, ageOn, type ClinicDate } from '#domain/time/clinic-date';

/** What an open item keeps from happening (model.md, "Hard and soft"). */
export type Blocks = 'confirming' | 'starting' | 'nothing';

/** Whose move an item is at first, and what it blocks while it is open. */
const KINDS: Readonly<Record<ReadinessKind, { owner: ReadinessOwner; blocks: Blocks }>> = {
  consent: { owner: 'physician', blocks: 'starting' },
  'antithrombotic-plan': { owner: 'physician', blocks: 'confirming' },
  escort: { owner: 'patient', blocks: 'starting' },
  authorisation: { owner: 'payer', blocks: 'confirming' },
  imaging: { owner: 'coordinator', blocks: 'nothing' },
  'pregnancy-check': { owner: 'nurse', blocks: 'starting' },
};

export function ownerOf(kind: ReadinessKind): ReadinessOwner {
  return KINDS[kind].owner;
}

export function blocksWhat(kind: ReadinessKind): Blocks {
  return KINDS[kind].blocks;
}

/** Asked of the patient on the day, by the checklist: until then it is nobody's move. */
export function isAskedOnTheDay(kind: ReadinessKind): boolean {
  return kind === 'consent' || kind === 'pregnancy-check';
}

/** Ages in completed years between which fluoroscopy asks for a pregnancy check; a clinic default. */
const PREGNANCY_POSSIBLE = { from: 12, to: 55 };

/**
 * The kinds that this procedure needs for this patient on `today`.
 * Escort: clinical.md B, "Other gates" (wherever somebody recovers here). Pregnancy: asked or tested
 * unless the patient is male or outside 12 to 55 years; an unknown birth date counts as inside.
 */
export function readinessFor(
  referral: Pick<Referral, 'antithrombotics' | 'authorisation'>,
  patient: Pick<Patient, 'sex' | 'birthDate'>,
  procedureType: Pick<ProcedureType, 'recoveryMinutes' | 'sedation' | 'bleedingRisk'>,
  today: ClinicDate,
): ReadinessKind[] {
  const age = patient.birthDate === null ? null : ageOn(patient.birthDate, today);
  const needed: Readonly<Record<ReadinessKind, boolean>> = {
    consent: true,
    'antithrombotic-plan':
      referral.antithrombotics.length > 0 && procedureType.bleedingRisk !== 'low',
    escort: procedureType.recoveryMinutes > 0 || procedureType.sedation,
    authorisation: referral.authorisation !== null,
    imaging: false,
    'pregnancy-check':
      patient.sex !== 'male' &&
      (age === null || (PREGNANCY_POSSIBLE.from <= age && age <= PREGNANCY_POSSIBLE.to)),
  };
  return READINESS_KINDS.filter((kind) => needed[kind]);
}

/** Items still open, those that block most first. */
export function openReadiness(items: readonly ReadinessItem[]): ReadinessItem[] {
  return items
    .filter((item) => item.done === null)
    .sort((a, b) => RANK[blocksWhat(a.kind)] - RANK[blocksWhat(b.kind)]);
}

const RANK: Readonly<Record<Blocks, number>> = { confirming: 0, starting: 1, nothing: 2 };

/** Open items that keep a booking from being confirmed. */
export function openBeforeConfirming(items: readonly ReadinessItem[]): ReadinessItem[] {
  return openReadiness(items).filter((item) => blocksWhat(item.kind) === 'confirming');
}

/**
 * The last day on which an item is still in time for a block on `date`; `null` while nothing is
 * booked. A plan is due the day before the patient must be told, so that the first day without the
 * drug is still ahead of them; consent and pregnancy are asked on the day itself.
 */
export function readinessDue(
  kind: ReadinessKind,
  date: ClinicDate | null,
  plans: readonly AntithromboticPlan[],
  rules: Pick<ClinicRules, 'tellPatientDaysBefore'>,
): ClinicDate | null {
  if (date === null) return null;
  const tellBy = addDays(date, -rules.tellPatientDaysBefore);
  switch (kind) {
    case 'consent':
    case 'pregnancy-check':
      return date;
    case 'imaging':
      return addDays(date, -1);
    case 'escort':
    case 'authorisation':
      return tellBy;
    case 'antithrombotic-plan': {
      const omitted = plans
        .map((plan) => firstOmittedDay(plan, date))
        .filter((day) => day !== null)
        .sort()[0];
      return addDays(omitted !== undefined && omitted < tellBy ? omitted : tellBy, -1);
    }
  }
}

/**
 * Is the plan complete: every drug decided by a physician, every stop agreed by its prescriber?
 * A booking may be confirmed once all are decided; nobody is told before all are agreed.
 */
export function antithromboticsComplete(plans: readonly AntithromboticPlan[]): boolean {
  return plans.every((plan) => plan.decision !== null) && prescriberNotAgreed(plans).length === 0;
}
