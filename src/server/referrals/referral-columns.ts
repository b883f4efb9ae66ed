import type { UpdateObject } from 'kysely';
import type { ReferralFacts } from '#contract/referral-writes';
import { json, jsonOrNull } from '../db/columns.ts';
import type { Schema } from '../db/schema.ts';

/** The columns of these facts; a fact that is not given is left out. */
export function referralColumns(facts: ReferralFacts): UpdateObject<Schema, 'referral'> {
  const { referrer, requested, diagnosis, procedureTypeId, side, levels, urgency } = facts;
  const { baselineNrs, history, treatmentsTried, preferredPhysicianId, pauses } = facts;
  return {
    ...(referrer !== undefined && { referrer }),
    ...(requested !== undefined && { requested }),
    ...(diagnosis !== undefined && {
      diagnosis_code: diagnosis?.code ?? null,
      diagnosis_text: diagnosis?.text ?? null,
    }),
    ...(procedureTypeId !== undefined && { procedure_type_id: procedureTypeId }),
    ...(side !== undefined && { side }),
    ...(levels !== undefined && { levels }),
    ...(urgency !== undefined && { urgency }),
    ...(baselineNrs !== undefined && { baseline_nrs: baselineNrs }),
    ...(history !== undefined && { history }),
    ...(treatmentsTried !== undefined && { treatments_tried: treatmentsTried }),
    ...(preferredPhysicianId !== undefined && { preferred_physician_id: preferredPhysicianId }),
    ...(pauses !== undefined && { pauses: json(pauses) }),
    ...clinicalColumns(facts),
  };
}

function clinicalColumns(facts: ReferralFacts): UpdateObject<Schema, 'referral'> {
  const { budapest, baselineFunction, onsetOn, trigger } = facts;
  const { investigations, previousBlocks, treatments } = facts;
  return {
    ...(budapest !== undefined && { budapest: jsonOrNull(budapest) }),
    ...(baselineFunction !== undefined && { baseline_function: jsonOrNull(baselineFunction) }),
    ...(onsetOn !== undefined && { onset_on: onsetOn }),
    ...(trigger !== undefined && { onset_trigger: trigger }),
    ...(investigations !== undefined && { investigations: json(investigations) }),
    ...(previousBlocks !== undefined && { previous_blocks: json(previousBlocks) }),
    ...(treatments !== undefined && { treatments: json(treatments) }),
  };
}
