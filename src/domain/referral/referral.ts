import type { Urgency } from '#domain/clinic/clinic';
import type { Stamp } from '#domain/people/stamp';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import type { ReadinessItem, ReadinessKind } from '#domain/readiness/readiness';
import type { ClinicalRecord } from '#domain/referral/clinical-record';
import type { Attachment } from '#domain/referral/attachments';
import type { Side } from '#domain/referral/laterality';
import type { Duplicate, MergedInto } from '#domain/referral/duplicates';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Instant } from '#domain/time/instant';

export const LEVELS = ['L2', 'L3', 'L4'] as const;
export type Level = (typeof LEVELS)[number];

/** What triage has decided so far; everything else about a referral's state is derived. */
export const TRIAGE_DECISIONS = [
  'received',
  'accepted',
  'needs-information',
  'asked',
  'declined',
  'withdrawn',
] as const;
export type TriageDecision = (typeof TRIAGE_DECISIONS)[number];

export interface ReferralSource {
  readonly kind: 'fhir' | 'hl7v2' | 'csv' | 'entered';
  /** Who sent it: the system that wrote the message, or the person who typed it. */
  readonly sender: string;
  /** The sender's own identifier of this referral. */
  readonly identifier: string | null;
  /** The kept original, when it came as a message. */
  readonly messageId: string | null;
}

export interface Diagnosis {
  /** ICD-10-CM, with its dot. */
  readonly code: string | null;
  readonly text: string;
}

/** One step of triage. An undone step stays readable and counts no more. */
export interface TriageStep extends Stamp {
  readonly id: string;
  readonly decision: TriageDecision;
  readonly reason: string | null;
  readonly undone: Stamp | null;
}

export const RED_FLAGS = [
  'progressive-weakness',
  'bladder-or-bowel-change',
  'fever-or-local-infection',
  'acute-limb-ischaemia',
  'suspected-dvt',
  'weight-loss-or-lymphadenopathy',
  'suicide-risk',
] as const;
export type RedFlagKind = (typeof RED_FLAGS)[number];

export interface RedFlag {
  readonly id: string;
  readonly kind: RedFlagKind;
  readonly note: string;
  readonly raised: Stamp;
  /** A physician's; until then nobody is confirmed. */
  readonly resolved:
    | (Stamp & {
        readonly resolution: string;
        /** It was never there: on the wrong patient, or misread. */
        readonly raisedInError?: true | undefined;
      })
    | null;
}

export interface Question {
  readonly id: string;
  readonly asked: Stamp;
  readonly of: string;
  readonly text: string;
  readonly answered: (Stamp & { readonly text: string }) | null;
}

export interface Authorisation {
  readonly payer: string;
  readonly number: string | null;
  readonly blocksAllowed: number;
  readonly validFrom: ClinicDate;
  readonly validTo: ClinicDate;
  readonly minimumSpacingDays: number | null;
}

/** The clock stands still while the patient cannot come. */
export interface ClockPause {
  readonly from: ClinicDate;
  readonly to: ClinicDate | null;
  readonly reason: string;
}

/** What a referral lacks before it can be triaged or booked, by the name of the fact. */
export const MISSING_FACTS = [
  'patient-name',
  'birth-date',
  'phone',
  'diagnosis',
  'diagnosis-code',
  'side',
  'procedure',
  'urgency',
  'baseline-nrs',
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

export const REMINDER_WAYS = ['letter', 'e-mail', 'phone'] as const;
export type ReminderWay = (typeof REMINDER_WAYS)[number];

/** That a referrer was asked again for what they owe. One recorded in error stays readable. */
export interface Reminder extends Stamp {
  readonly id: string;
  readonly how: ReminderWay;
  readonly note: string;
  readonly undone: Stamp | null;
}

/** What stood on a referral until somebody took it back or replaced it, as it was. */
export type SupersededFact =
  | {
      readonly what: 'red-flag-resolution';
      readonly kind: RedFlagKind;
      readonly was: NonNullable<RedFlag['resolved']>;
    }
  | {
      readonly what: 'answer';
      readonly of: string;
      readonly was: NonNullable<Question['answered']>;
    }
  | { readonly what: 'plan'; readonly was: AntithromboticPlan }
  | { readonly what: 'agreement'; readonly drug: string; readonly was: Stamp }
  | { readonly what: 'authorisation'; readonly was: Authorisation | null }
  | {
      readonly what: 'readiness';
      readonly kind: ReadinessKind;
      readonly was: NonNullable<ReadinessItem['done']>;
    };

export type Superseded = SupersededFact & {
  readonly id: string;
  /** Who took it back or replaced it, when, and why where they said so. */
  readonly taken: Stamp & { readonly reason: string | null };
};

/** A duplicate as the survivor shows it: where it came from, and what happened to it. */
export interface MergedReferral extends Stamp {
  readonly referralId: string;
  readonly source: ReferralSource;
  readonly receivedAt: Instant;
  readonly steps: readonly TriageStep[];
}

/** FHIR: ServiceRequest and its Task. */
export interface Referral extends ClinicalRecord {
  readonly id: string;
  readonly version: number;
  readonly patientId: string;
  readonly source: ReferralSource;
  readonly receivedAt: Instant;
  readonly referrer: string | null;
  /** What the referrer asked for, in their words; `procedureTypeId` is what the clinic makes of it. */
  readonly requested: string | null;
  readonly diagnosis: Diagnosis | null;
  readonly procedureTypeId: string | null;
  /** The ordered side; `null` while nobody has said. */
  readonly side: Side | null;
  readonly levels: readonly Level[];
  readonly urgency: Urgency | null;
  readonly decision: TriageDecision;
  readonly steps: readonly TriageStep[];
  readonly pauses: readonly ClockPause[];
  /** NRS 0–10 before any block. */
  readonly baselineNrs: number | null;
  readonly history: string;
  readonly treatmentsTried: string;
  readonly preferredPhysicianId: string | null;
  readonly redFlags: readonly RedFlag[];
  readonly questions: readonly Question[];
  readonly authorisation: Authorisation | null;
  readonly readiness: readonly ReadinessItem[];
  readonly antithrombotics: readonly AntithromboticPlan[];
  readonly reminders: readonly Reminder[];
  readonly superseded: readonly Superseded[];
  readonly attachments: readonly Attachment[];
  /**
   * How many of its bookings are still to come (not cancelled, visit not over), the day of the
   * next of them, and whether a series runs: kept with it so that lists need no join.
   */
  readonly bookingsStanding: number;
  readonly nextBlockOn: ClinicDate | null;
  readonly seriesId: string | null;
  /** When its last block was done or its series ended, with nothing more to come. */
  readonly endedAt: Instant | null;
  /** Referrals that look like this one, newest first; those already merged are not among them. */
  readonly duplicates: readonly Duplicate[];
  /** It was a duplicate, and goes on there. Its decision is `withdrawn`. */
  readonly mergedInto: MergedInto | null;
  /** The duplicates that ended in this one, with their history. */
  readonly merged: readonly MergedReferral[];
}

/** What a physician decides by accepting: how soon, and what is done where. */
export const TRIAGED_FACTS = ['urgency', 'procedureTypeId', 'side', 'levels'] as const;
export type TriagedFact = (typeof TRIAGED_FACTS)[number];
