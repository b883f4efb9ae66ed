import { z } from 'zod';
import { changesSchema } from '#contract/changes';
import { importOutcomeSchema, sideSchema } from '#contract/referrals';
import { clinicDateSchema } from '#contract/time';
import { MESSAGE_FAULTS } from '#domain/referral/incoming';
import {
  CSV_COLUMNS,
  CSV_FATES,
  CSV_SEPARATORS,
  type CsvFault,
} from '#domain/referral/referral-csv';

const column = z.enum(CSV_COLUMNS);
const side = sideSchema.unwrap();
const at = { column: column.nullable(), found: z.string() };

const csvFaultSchema = z.discriminatedUnion('problem', [
  z.object({ ...at, problem: z.literal('needed') }),
  z.object({ ...at, problem: z.literal('too-long'), longest: z.int() }),
  z.object({ ...at, problem: z.literal('too-many'), most: z.int() }),
  z.object({ ...at, problem: z.literal('day-format'), couldBe: z.array(clinicDateSchema) }),
  z.object({ ...at, problem: z.literal('no-such-day') }),
  z.object({ ...at, problem: z.literal('day-impossible') }),
  z.object({ ...at, problem: z.literal('unknown-word'), words: z.array(z.string()) }),
  z.object({ ...at, problem: z.literal('not-a-code') }),
  z.object({ ...at, problem: z.literal('side-mismatch'), codeSide: side, side }),
  z.object({ ...at, problem: z.literal('not-a-number'), from: z.number(), to: z.number() }),
  z.object({ ...at, problem: z.literal('too-many-cells'), columns: z.int() }),
  z.object({ ...at, problem: z.literal('same-number'), row: z.int() }),
]) satisfies z.ZodType<CsvFault>;

const csvRowSchema = z.object({
  row: z.int(),
  /** As the file has them, in the order of the columns. */
  cells: z.array(z.string()),
  faults: z.array(csvFaultSchema),
  /** What taking it in would do; `null` where it has faults. */
  fate: z.enum(CSV_FATES).nullable(),
  /** The patient here whom its patient number names. */
  patient: z.object({ id: z.uuid(), mrn: z.string(), name: z.string() }).nullable(),
});

/** `POST /api/referrals/csv/preview`: what stands in a file, before anything of it is stored. */
export const csvPreviewSchema = z.object({
  /** SHA-256 of the file, hexadecimal: what is taken in is what was looked over. */
  hash: z.string(),
  charset: z.string(),
  separator: z.enum(CSV_SEPARATORS),
  absent: z.array(column),
  faults: z.array(
    z.object({
      fault: z.enum(MESSAGE_FAULTS),
      place: z.string(),
      found: z.string().nullable(),
      problem: z.string(),
    }),
  ),
  rows: z.array(csvRowSchema),
});
export type CsvPreview = z.infer<typeof csvPreviewSchema>;
export type CsvPreviewRow = CsvPreview['rows'][number];

/** `POST /api/referrals/csv?hash=…&leaveOut=…` */
export const csvTakeInSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'The hash that the preview answered.'),
  /** How many rows have faults and stay out; without them nothing is left out. */
  leaveOut: z.coerce.number().int().min(0).default(0),
});

export const csvTakeInAnswerSchema = changesSchema.extend({
  outcomes: z.array(importOutcomeSchema),
});
