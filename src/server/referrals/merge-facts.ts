import type { UpdateObject } from 'kysely';
import type { PatientFacts, ReferralFacts } from '#contract/referral-writes';
import type { PatientFill, ReferralFill } from '#domain/referral/merge';
import { jsonOrNull } from '../db/columns.ts';
import type { Schema } from '../db/schema.ts';
import { referralColumns } from './referral-columns.ts';

/** The columns of what a referral takes over in a merge, or gives back. */
export function columnsOf(fill: ReferralFill): UpdateObject<Schema, 'referral'> {
  const { authorisation, receivedAt, ...facts } = fill;
  return {
    // A copy, because what is written is typed as lists of its own.
    ...referralColumns(structuredClone(facts) as ReferralFacts),
    ...(receivedAt !== undefined && { received_at: receivedAt }),
    ...(authorisation !== undefined && { authorisation: jsonOrNull(authorisation) }),
  };
}

/** The same for a patient, with lists of their own. */
export function patientFactsOf(fill: PatientFill): PatientFacts {
  return structuredClone(fill) as PatientFacts;
}
