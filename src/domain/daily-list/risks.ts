import { firstOmittedDay, type AntithromboticDecision } from '#domain/readiness/antithrombotics';
import type { Patient } from '#domain/clinic/patient';
import { answerTo, type Checklist } from '#domain/discharge/checklist';
import { LINK } from '#domain/discharge/link-ids';
import type { RedFlagKind, Referral } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';

/** What a physician must have seen before the needle, in the order in which it is shown. */
export type Risk =
  | { readonly kind: 'red-flag'; readonly flags: readonly RedFlagKind[] }
  | {
      readonly kind: 'antithrombotic';
      readonly drug: string;
      /** `null` while no physician has decided. */
      readonly decision: AntithromboticDecision | null;
      readonly firstOmittedDay: ClinicDate | null;
      readonly prescriberAgreed: boolean;
      /** As the patient said at check-in. */
      readonly lastDose: string | null;
    }
  | { readonly kind: 'allergy'; readonly to: string; readonly matters: AllergyMatter | null }
  | { readonly kind: 'diabetes' }
  | { readonly kind: 'weight'; readonly kg: number };

/** Allergies to what the procedure itself uses (clinical.md A: local anaesthetic, contrast, latex). */
export type AllergyMatter = 'local-anaesthetic' | 'contrast' | 'latex';

const MATTERS: readonly (readonly [AllergyMatter, RegExp])[] = [
  ['local-anaesthetic', /ca[ií]ne?\b|local an(a)?esthetic/i],
  ['contrast', /contrast|\biod|gadolin/i],
  ['latex', /latex/i],
];

/**
 * Below this weight in kg the dose limit per kilogram of bupivacaine (2.5 mg/kg) lies under its cap
 * of 175 mg, so that weight, not the cap, sets the dose (clinical.md B, "Local anaesthetic ceiling").
 */
export const DOSE_BY_WEIGHT_BELOW_KG = 70;

export interface RiskFacts {
  readonly date: ClinicDate;
  readonly patient: Pick<Patient, 'allergies' | 'diabetes' | 'weightKg'>;
  readonly referral: Pick<Referral, 'antithrombotics' | 'redFlags'> | undefined;
  /** The checklists of that day's booking. */
  readonly checklists: readonly Checklist[];
}

/** The risks of one patient on one day. */
export function risksOf({ date, patient, referral, checklists }: RiskFacts): Risk[] {
  const flags = (referral?.redFlags ?? []).filter(({ resolved }) => resolved === null);
  const lastDose = lastDoseIn(checklists);
  const risks: Risk[] = [];
  if (flags.length > 0) risks.push({ kind: 'red-flag', flags: flags.map(({ kind }) => kind) });
  for (const plan of referral?.antithrombotics ?? [])
    risks.push({
      kind: 'antithrombotic',
      drug: plan.drug,
      decision: plan.decision,
      firstOmittedDay: firstOmittedDay(plan, date),
      prescriberAgreed: plan.prescriberAgreed !== null,
      lastDose,
    });
  const allergies = patient.allergies.map((to) => ({
    kind: 'allergy' as const,
    to,
    matters: MATTERS.find(([, pattern]) => pattern.test(to))?.[0] ?? null,
  }));
  risks.push(...allergies.filter(({ matters }) => matters !== null));
  risks.push(...allergies.filter(({ matters }) => matters === null));
  if (patient.diabetes) risks.push({ kind: 'diabetes' });
  if (patient.weightKg !== null && patient.weightKg < DOSE_BY_WEIGHT_BELOW_KG)
    risks.push({ kind: 'weight', kg: patient.weightKg });
  return risks;
}

function lastDoseIn(checklists: readonly Checklist[]): string | null {
  for (const checklist of checklists) {
    const value = answerTo(checklist, LINK.lastDose)?.value;
    if (typeof value === 'string' && value !== 'not-applicable' && value !== '') return value;
  }
  return null;
}
