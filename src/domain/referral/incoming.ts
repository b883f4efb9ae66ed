import type { Urgency } from '#domain/clinic/clinic';
import type { Sex } from '#domain/clinic/patient';
import type { Duplicate } from '#domain/referral/duplicates';
import type { IncomingLetter, LetterLeftOut } from '#domain/referral/incoming-letter';
import type { Side } from '#domain/referral/laterality';
import type { Authorisation, Diagnosis, Level, MissingFact } from '#domain/referral/referral';
import type { ClinicDate } from '#domain/time/clinic-date';

/**
 * An identifier and the space in which it is unique: a FHIR system, an HL7 v2 facility, a sender.
 * A bare identifier is none: two hospitals both have a patient 12345.
 */
export interface SpacedIdentifier {
  readonly space: string;
  readonly value: string;
}

/** What a message says of the patient; whatever it does not say is empty. */
export interface IncomingPatient {
  /** Best first; any of them that we know finds the same person again. */
  readonly identifiers: readonly SpacedIdentifier[];
  /** Where the patient stands in this file: two referrals of one file may share a nameless patient. */
  readonly inFile: SpacedIdentifier | null;
  readonly familyName: string;
  readonly givenName: string;
  readonly birthDate: ClinicDate | null;
  readonly sex: Sex;
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
  readonly weightKg: number | null;
  readonly allergies: readonly string[];
  readonly drugs: readonly string[];
  readonly diabetes: boolean;
}

/** What the referrer asks for: codes and words, to be matched with the clinic's procedure types. */
export interface IncomingOrder {
  readonly codes: readonly string[];
  readonly text: string;
}

/** One referral as a message brings it. */
export interface IncomingReferral {
  /** Its key: the sender's space, its referral identifier there. */
  readonly key: SpacedIdentifier;
  /** The identifier as people know it, when there is one. */
  readonly identifier: string | null;
  readonly sender: string;
  /** A hash of what it says, without dates and numbers of the sending: the same again changes nothing. */
  readonly fingerprint: string;
  /** Where in the file it stands: FHIRPath, or an HL7 v2 location. */
  readonly place: string;
  readonly patient: IncomingPatient;
  readonly referrer: string | null;
  readonly order: IncomingOrder;
  readonly diagnosis: Diagnosis | null;
  readonly side: Side | null;
  readonly levels: readonly Level[];
  readonly urgency: Urgency | null;
  readonly baselineNrs: number | null;
  readonly history: string;
  readonly authorisation: Authorisation | null;
  /** The day on which the sender received it, where that is known: waiting began then. */
  readonly receivedOn: ClinicDate | null;
  /** Letters and scans that came inside the message. */
  readonly letters: readonly IncomingLetter[];
}

/** Why nothing came of a message, or of a part of it. */
export const MESSAGE_FAULTS = [
  'empty',
  'too-large',
  'packed',
  'too-deep',
  'too-many',
  'not-text',
  'not-json',
  'unknown-format',
  'not-hl7',
  'broken-row',
  'column-unknown',
  'column-missing',
  'column-twice',
  'not-a-referral',
  'no-referral-inside',
  'event-not-taken',
  'completed',
  'revoked',
  'entered-in-error',
  'do-not-perform',
  'patient-deceased',
  'withdrawal-of-unknown',
  'withdrawn-but-booked',
  'patient-differs',
] as const;
export type MessageFault = (typeof MESSAGE_FAULTS)[number];

export interface RefusedMessage {
  readonly fault: MessageFault;
  /** FHIRPath, an HL7 v2 location such as `RF1-6`, or `line 3, column 14`. */
  readonly place: string;
  /** What stands there, where that helps: a resource type, an event, a status. */
  readonly found: string | null;
}

/** What the reading of a file gave, one for each referral in it. */
export type ReadOutcome =
  | {
      readonly kind: 'referral';
      readonly event: 'request' | 'modify';
      readonly referral: IncomingReferral;
    }
  | {
      /** The sender takes a referral back. `fault` is the refusal if we do not know it. */
      readonly kind: 'withdrawal';
      readonly key: SpacedIdentifier;
      readonly fingerprint: string;
      readonly reason: string;
      readonly place: string;
      readonly fault: RefusedMessage;
    }
  | ({ readonly kind: 'refused' } & RefusedMessage);

/** What became of it. */
export type ImportOutcome =
  | {
      readonly kind: 'created' | 'updated' | 'already-known';
      readonly referralId: string;
      readonly place: string;
      readonly missing: readonly MissingFact[];
      /** Facts the message now says otherwise than our record, which was left as it is. */
      readonly differs: readonly string[];
      /** Referrals it looks like; flagged, never merged by itself. */
      readonly duplicates?: readonly Duplicate[];
      /** The letters that came with it, by name, and those that were left out; absent without any. */
      readonly letters?: {
        readonly attached: readonly string[];
        readonly leftOut: readonly LetterLeftOut[];
      };
    }
  | { readonly kind: 'withdrawn'; readonly referralId: string; readonly place: string }
  | ({ readonly kind: 'refused'; readonly problem: string } & RefusedMessage);
