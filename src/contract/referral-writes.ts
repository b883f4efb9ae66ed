import { z } from 'zod';
import { changesSchema, refusalsSchema } from '#contract/changes';
import { clinicalRecordFacts, practicalFacts } from '#contract/clinical-record';
import { authorisationSchema, levelsSchema, sideSchema } from '#contract/referrals';
import { clinicDateSchema } from '#contract/time';
import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES } from '#domain/clinic/patient';
import {
  ANTITHROMBOTIC_DECISIONS,
  LONGEST_RESTART_HOURS,
  LONGEST_STOP_DAYS,
} from '#domain/readiness/antithrombotics';
import { READINESS_KINDS } from '#domain/readiness/readiness';
import { normalisedDiagnosisCode } from '#domain/referral/diagnosis';
import { RED_FLAGS, REMINDER_WAYS } from '#domain/referral/referral';

const version = z.int().min(1).meta({ description: 'The version this is based on.' });
const words = (longest: number) => z.string().trim().min(1).max(longest);
/** A fact of one line; the empty field of a form is no fact. */
const fact = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((text) => (text === '' ? null : text))
    .nullable();
const text = z.string().trim().max(20_000);
const list = z.array(words(300)).max(100);
const reason = words(2_000);
const range = z.object({ from: clinicDateSchema, to: clinicDateSchema.nullable() });

const diagnosisCode = fact(20).transform((code, context) => {
  const normal = code === null ? null : normalisedDiagnosisCode(code);
  if (code !== null && normal === null)
    context.addIssue({ code: 'custom', message: 'This is not an ICD-10-CM code such as G90.522.' });
  return normal;
});

/** `POST …/attachments?name=`: the body is the file itself. */
export const attachQuerySchema = z.object({ name: z.string().max(2_000).default('') });

/** Put on the wrong patient, or twice: it stays readable, and says why it counts no more. */
export const withdrawAttachmentSchema = z.object({ reason });
export type WithdrawAttachment = z.input<typeof withdrawAttachmentSchema>;

/** What a referral says, as a person enters or completes it. */
const referralFacts = {
  referrer: fact(300),
  requested: fact(300),
  diagnosis: z
    .object({ code: diagnosisCode, text: z.string().trim().max(300) })
    .transform((diagnosis) => (diagnosis.code === null && diagnosis.text === '' ? null : diagnosis))
    .nullable(),
  procedureTypeId: z.uuid().nullable(),
  side: sideSchema,
  levels: levelsSchema,
  urgency: z.enum(URGENCIES).nullable(),
  baselineNrs: z.int().min(0).max(10).nullable(),
  history: text,
  treatmentsTried: text,
  ...clinicalRecordFacts,
  preferredPhysicianId: z.uuid().nullable(),
  pauses: z.array(range.extend({ reason })).max(50),
};

const patientFacts = {
  familyName: z.string().trim().max(200),
  givenName: z.string().trim().max(200),
  birthDate: clinicDateSchema.nullable(),
  sex: z.enum(SEXES),
  phone: fact(60),
  email: fact(200),
  language: fact(35),
  interpreterNeeded: z.boolean(),
  weightKg: z.number().min(1).max(500).multipleOf(0.1).nullable(),
  allergies: list,
  drugs: list,
  diabetes: z.boolean(),
  ...practicalFacts,
  shortNotice: z.boolean(),
  unavailable: z.array(range).max(50),
};

const someReferralFacts = z.object(referralFacts).partial();
const somePatientFacts = z.object(patientFacts).partial();
export type ReferralFacts = z.infer<typeof someReferralFacts>;
export type PatientFacts = z.infer<typeof somePatientFacts>;

/** `POST /api/referrals`: for a patient already known, or with a new one. */
export const enterReferralSchema = z.object({
  patient: z.union([
    z.object({ id: z.uuid() }),
    somePatientFacts.extend({ mrn: fact(40).optional() }),
  ]),
  referral: someReferralFacts,
  /** The day on which the letter came, when that was not today. */
  receivedOn: clinicDateSchema.nullable().default(null),
});
export type EnterReferral = z.infer<typeof enterReferralSchema>;

/** `PATCH /api/referrals/:id`: only the facts that are given change. */
export const completeReferralSchema = z.object({
  version,
  facts: someReferralFacts.default({}),
  patient: z.object({ version, facts: somePatientFacts }).nullable().default(null),
});
export type CompleteReferral = z.infer<typeof completeReferralSchema>;

/** `POST /api/referrals/:id/accept` */
export const acceptSchema = z.object({
  version,
  urgency: z.enum(URGENCIES).nullable(),
  procedureTypeId: z.uuid().nullable(),
  side: sideSchema,
  levels: levelsSchema.default([]),
});
export type Accept = z.infer<typeof acceptSchema>;

/** `POST /api/referrals/:id/return`, `/decline`, `/withdraw` and `/receive` */
export const decideWithReasonSchema = z.object({ version, reason });
export type DecideWithReason = z.infer<typeof decideWithReasonSchema>;

/** `POST /api/referrals/:id/ask`: a question that a colleague answers. */
export const askSchema = z.object({ version, of: words(200), text: words(4_000) });
export type Ask = z.infer<typeof askSchema>;

/** `POST /api/referrals/:id/questions/:questionId/answer` */
export const answerSchema = z.object({ version, text: words(4_000) });
export type Answer = z.infer<typeof answerSchema>;

/** `POST /api/referrals/:id/undo`: takes back the last step of triage. */
export const undoTriageSchema = z.object({ version });
export type UndoTriage = z.infer<typeof undoTriageSchema>;

/** `POST /api/referrals/:id/red-flags` */
export const raiseRedFlagSchema = z.object({
  version,
  kind: z.enum(RED_FLAGS),
  note: z.string().trim().max(2_000).default(''),
});
export type RaiseRedFlag = z.infer<typeof raiseRedFlagSchema>;

/** `POST /api/referrals/:id/red-flags/:flagId/resolve` */
export const resolveRedFlagSchema = z.object({ version, resolution: reason });
export type ResolveRedFlag = z.infer<typeof resolveRedFlagSchema>;

/** `POST /api/referrals/:id/red-flags/:flagId/withdraw` and `/reopen` */
export const takeBackSchema = z.object({ version, reason });
export type TakeBack = z.infer<typeof takeBackSchema>;

/** `POST /api/referrals/:id/questions/:questionId/take-back`: a colleague's answer. */
export const takeBackPartSchema = z.object({
  version,
  reason: z.string().trim().max(2_000).default(''),
});
export type TakeBackPart = z.infer<typeof takeBackPartSchema>;

/** `POST /api/referrals/:id/antithrombotics/take-back`, `…/agreed/take-back` */
export const takeBackPlanSchema = takeBackPartSchema.extend({ drug: words(100) });
export type TakeBackPlan = z.infer<typeof takeBackPlanSchema>;

/** `POST /api/referrals/:id/reminders`: the referrer was asked again. */
export const remindSchema = z.object({
  version,
  how: z.enum(REMINDER_WAYS),
  note: z.string().trim().max(2_000).default(''),
});
export type Remind = z.infer<typeof remindSchema>;

/** `POST /api/referrals/:id/reminders/take-back`: the last one was recorded in error. */
export const takeBackReminderSchema = z.object({ version });
export type TakeBackReminder = z.infer<typeof takeBackReminderSchema>;

const bulkReason = { reason };
/** `POST /api/referrals/bulk`: the same for many, each on its own. */
export const bulkSchema = z.object({
  referrals: z
    .array(z.object({ id: z.uuid(), version }))
    .min(1)
    .max(200),
  what: z.discriminatedUnion('act', [
    z.object({
      act: z.literal('remind'),
      how: z.enum(REMINDER_WAYS),
      note: z.string().trim().max(2_000).default(''),
    }),
    z.object({ act: z.literal('return'), ...bulkReason }),
    z.object({ act: z.literal('decline'), ...bulkReason }),
    z.object({ act: z.literal('withdraw'), ...bulkReason }),
    z.object({ act: z.literal('set-urgency'), urgency: z.enum(URGENCIES) }),
    z.object({ act: z.literal('set-physician'), physicianId: z.uuid().nullable() }),
    z.object({ act: z.literal('undo') }),
    z.object({ act: z.literal('take-back-reminder') }),
  ]),
});
export type Bulk = z.infer<typeof bulkSchema>;
export type BulkAct = Bulk['what']['act'];

/** What was done, and why the rest was not. */
export const bulkAnswerSchema = changesSchema.extend({
  done: z.array(z.uuid()),
  refused: z.array(z.object({ referralId: z.uuid(), ...refusalsSchema.shape })),
});

/** `POST /api/referrals/:id/readiness`: one more thing to have in hand. */
export const addReadinessSchema = z.object({ version, kind: z.enum(READINESS_KINDS) });
export type AddReadiness = z.infer<typeof addReadinessSchema>;

/** `PUT /api/referrals/:id/readiness/:itemId`: done with a note, or open again. */
export const setReadinessSchema = z.object({
  version,
  done: z.boolean(),
  note: z.string().trim().max(2_000).default(''),
});
export type SetReadiness = z.infer<typeof setReadinessSchema>;

/** `PUT /api/referrals/:id/antithrombotics`: the physician's plan for one drug. */
export const setPlanSchema = z
  .object({
    version,
    drug: words(100).transform((drug) => drug.toLowerCase()),
    decision: z.enum(ANTITHROMBOTIC_DECISIONS),
    stopDays: z.int().min(0).max(LONGEST_STOP_DAYS),
    /** Hours after the block; `null` where the physician leaves it to the day. */
    restartHours: z.int().min(1).max(LONGEST_RESTART_HOURS).nullable().default(null),
  })
  .refine(({ decision, stopDays }) => (decision === 'continue') === (stopDays === 0), {
    path: ['stopDays'],
    error: 'A drug that is continued is stopped for 0 days, any other for 1 or more.',
  });
export type SetPlan = z.infer<typeof setPlanSchema>;

/** `POST /api/referrals/:id/antithrombotics/agreed`: its prescriber agrees to the stop. */
export const agreePlanSchema = z.object({ version, drug: words(100) });
export type AgreePlan = z.infer<typeof agreePlanSchema>;

/** `PUT /api/referrals/:id/authorisation`; `null` says that no payer has to authorise. */
export const setAuthorisationSchema = z.object({
  version,
  authorisation: authorisationSchema.nullable(),
});
export type SetAuthorisation = z.infer<typeof setAuthorisationSchema>;
