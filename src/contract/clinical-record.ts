import { z } from 'zod';
import { clinicDateSchema } from '#contract/time';
import { MOBILITIES } from '#domain/clinic/patient';
import {
  BUDAPEST_CATEGORIES,
  BUDAPEST_FINDINGS,
  FINDINGS_OF,
  KNOWN_ANSWERS,
  type BudapestColumn,
} from '#domain/referral/budapest';
import { FUNCTION_INSTRUMENTS, INVESTIGATIONS, isScoreOf } from '#domain/referral/clinical-record';
import { SIDES } from '#domain/referral/laterality';

const line = (longest: number) => z.string().trim().max(longest);
const words = (longest: number) => z.string().trim().min(1).max(longest);
const answer = z.enum(KNOWN_ANSWERS);

const findings = z.array(z.enum(BUDAPEST_FINDINGS)).max(BUDAPEST_FINDINGS.length).nullable();
const column = (name: BudapestColumn) =>
  z
    .object({
      sensory: findings,
      vasomotor: findings,
      'sudomotor-oedema': findings,
      'motor-trophic': findings,
    })
    .refine(
      (found) =>
        BUDAPEST_CATEGORIES.every((category) =>
          (found[category] ?? []).every((each) => FINDINGS_OF[name][category].includes(each)),
        ),
      { error: 'A finding stands in a category that it does not belong to.' },
    );

/** What was found and tried before the referral: read and written alike. */
export const clinicalRecordFacts = {
  budapest: z
    .object({
      disproportionate: answer,
      noBetterDiagnosis: answer,
      symptoms: column('symptoms'),
      signs: column('signs'),
    })
    .nullable(),
  baselineFunction: z
    .object({
      measured: z
        .object({ instrument: z.enum(FUNCTION_INSTRUMENTS), score: z.number() })
        .refine(({ instrument, score }) => isScoreOf(instrument, score), {
          path: ['score'],
          error: 'This measure has no such score.',
        })
        .nullable(),
      words: line(2_000),
    })
    .nullable(),
  onsetOn: clinicDateSchema.nullable(),
  trigger: line(300)
    .transform((text) => (text === '' ? null : text))
    .nullable(),
  investigations: z
    .array(
      z.object({
        kind: z.enum(INVESTIGATIONS),
        on: clinicDateSchema.nullable(),
        result: line(2_000),
      }),
    )
    .max(50),
  previousBlocks: z
    .array(
      z.object({
        what: words(300),
        side: z.enum(SIDES).nullable(),
        on: clinicDateSchema.nullable(),
        reliefPercent: z.int().min(0).max(100).nullable(),
        reliefLasted: line(200),
      }),
    )
    .max(50),
  treatments: z
    .array(z.object({ treatment: words(300), dose: line(300), outcome: line(500) }))
    .max(50),
};

/** How the patient comes and goes, and what lengthens the stop of a drug. */
export const practicalFacts = {
  renalImpairment: answer,
  mobility: z.enum(MOBILITIES).nullable(),
  escort: z.object({ arranged: z.boolean(), name: line(200), phone: line(60) }).nullable(),
};
