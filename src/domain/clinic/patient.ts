import type { ClinicDate, DateRange } from '#domain/time/clinic-date';

export const SEXES = ['female', 'male', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

/** How the patient comes and moves about: who has to lift, and which door they need. */
export const MOBILITIES = ['walks', 'walking-aid', 'wheelchair', 'stretcher'] as const;
export type Mobility = (typeof MOBILITIES)[number];

/** Who takes the patient home; `arranged: false` where we asked and nobody does. */
export interface Escort {
  readonly arranged: boolean;
  readonly name: string;
  readonly phone: string;
}

/** A patient is also a resource: nobody can be in two places at once. */
export interface Patient {
  readonly id: string;
  readonly version: number;
  /** Medical record number; given by the clinic when the referral brings none. */
  readonly mrn: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: ClinicDate | null;
  readonly sex: Sex;
  readonly phone: string | null;
  readonly email: string | null;
  /** BCP 47, e.g. `en`, `pl`. */
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly weightKg: number | null;
  readonly allergies: readonly string[];
  /** Drugs as the referrer wrote them; antithrombotics are planned one by one on the referral. */
  readonly drugs: readonly string[];
  readonly diabetes: boolean;
  /** Lengthens the proposed stop of dabigatran. */
  readonly renalImpairment: 'yes' | 'no' | 'unknown';
  /** `null` while nobody has asked; so for the escort. */
  readonly mobility: Mobility | null;
  readonly escort: Escort | null;
  /** Could come at a few hours' notice. */
  readonly shortNotice: boolean;
  readonly unavailable: readonly DateRange[];
}

/** `Okafor, Grace`, as lists sort and print it. */
export function listName(patient: Pick<Patient, 'familyName' | 'givenName'>): string {
  return [patient.familyName, patient.givenName].filter((part) => part !== '').join(', ');
}
