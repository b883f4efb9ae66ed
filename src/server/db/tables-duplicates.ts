import type { Json } from './columns.ts';
import type { Stamp } from '#domain/people/stamp';
import type { Duplicate } from '#domain/referral/duplicates';
import type { Moved } from '#domain/referral/merge';
import type { Instant } from '#domain/time/instant';

/** Rows of migration 0010: who may be the same person, and which referrals the same request. */
export interface NameWordTable {
  word: string;
}

export interface PatientWordTable {
  clinic_id: string;
  word: string;
  patient_id: string;
}

export interface ReferralMergeTable {
  clinic_id: string;
  referral_merge_id: string;
  referral_id: string;
  into_id: string;
  reason: string | null;
  by_person: string;
  by_name: string;
  at: Instant;
  moved: Json<Moved>;
  undone: Json<Stamp> | null;
}

export interface ReferralLikenessTable {
  clinic_id: string;
  referral_id: string;
  other_id: string;
  verdict: Duplicate['likeness'];
  same_indication: boolean;
  reasons: Json<Duplicate['reasons']>;
  found_at: Instant;
  dismissed: Json<NonNullable<Duplicate['dismissed']>> | null;
}
