import { z } from 'zod';
import { changesSchema } from '#contract/changes';
import { instantSchema } from '#contract/time';
import {
  ANSWER_TYPES,
  CHECKLIST_KINDS,
  ITEM_CONDITIONS,
  type AnswerValue,
  type Checklist,
  type ChecklistItem,
  type ChecklistTemplate,
} from '#domain/discharge/checklist';
import type { Stamp } from '#domain/people/stamp';

const kind = z.enum(CHECKLIST_KINDS);

const stampSchema = z.object({
  by: z.uuid(),
  byName: z.string(),
  at: instantSchema,
}) satisfies z.ZodType<Stamp>;

export const checklistItemSchema = z.object({
  linkId: z.string(),
  text: z.string(),
  type: z.enum(ANSWER_TYPES),
  asked: z.enum(ITEM_CONDITIONS),
  mandatory: z.boolean(),
  notApplicable: z.boolean(),
  unit: z.string().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  options: z.array(z.object({ value: z.string(), label: z.string() })),
}) satisfies z.ZodType<ChecklistItem>;

export const checklistTemplateSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    kind,
    title: z.string(),
    procedureTypeIds: z.array(z.uuid()),
    items: z.array(checklistItemSchema),
    published: stampSchema.nullable(),
  })
  .meta({ id: 'ChecklistTemplate' }) satisfies z.ZodType<ChecklistTemplate>;

const wording = z.string().trim().max(1000);

/** What a clinic writes. Lengths and everything else are the rules' to judge, with a reason. */
const templateDraft = {
  title: wording,
  procedureTypeIds: z.array(z.uuid()).max(200),
  items: z
    .array(
      checklistItemSchema.extend({
        linkId: z.string().max(100),
        text: wording,
        unit: z.string().max(20).nullable(),
        options: z.array(z.object({ value: z.string().max(100), label: wording })).max(100),
      }),
    )
    .max(500),
};

/** `POST /api/checklist-templates`: the first version of one for some procedures. */
export const addTemplateSchema = z.object({ kind, ...templateDraft });
export type AddTemplate = z.infer<typeof addTemplateSchema>;

/** `PUT /api/checklist-templates/:id`: the next version. */
export const publishTemplateSchema = z.object({
  version: z.int().min(1).meta({ description: 'The version this follows.' }),
  ...templateDraft,
});
export type PublishTemplate = z.infer<typeof publishTemplateSchema>;

/** `GET /api/checklist-templates/:id/versions`, the newest first. */
export const templateVersionsSchema = z.object({ versions: z.array(checklistTemplateSchema) });
export type TemplateVersions = z.infer<typeof templateVersionsSchema>;

/** Yes or no, a number, an option or a text; `not-applicable` where the item offers it. */
export const answerValueSchema = z.union([
  z.boolean(),
  z.number(),
  z.string().min(1).max(2000),
]) satisfies z.ZodType<AnswerValue>;

export const checklistSchema = z
  .object({
    id: z.uuid(),
    version: z.int(),
    bookingId: z.uuid(),
    kind,
    templateId: z.uuid(),
    templateVersion: z.int(),
    title: z.string(),
    items: z.array(checklistItemSchema),
    answers: z.array(
      z.object({
        id: z.uuid(),
        linkId: z.string(),
        value: answerValueSchema,
        reason: z.string().nullable(),
        superseded: z.boolean(),
        by: z.uuid(),
        byName: z.string(),
        at: instantSchema,
      }),
    ),
  })
  .meta({ id: 'Checklist' }) satisfies z.ZodType<Checklist>;

/** `POST /api/bookings/:id/checklists`: begins it, or finds it begun. */
export const startChecklistSchema = z.object({ kind });
export type StartChecklist = z.infer<typeof startChecklistSchema>;

/** Its answer names the checklist also when a colleague had begun it and nothing changed. */
export const startedChecklistSchema = changesSchema.extend({ checklistId: z.uuid() });
export type StartedChecklist = z.infer<typeof startedChecklistSchema>;

/** `GET /api/bookings/:id/checklists`: those of a day that is over, which no desk keeps at hand. */
export const checklistsSchema = z.object({ checklists: z.array(checklistSchema) });
export type ChecklistsOfBooking = z.infer<typeof checklistsSchema>;

/** `POST /api/checklists/:id/answers`; stale only where this item was answered meanwhile. */
export const answerItemSchema = z.object({
  version: z.int().min(1).meta({ description: 'The checklist’s version this is based on.' }),
  linkId: z.string().min(1).max(100),
  value: answerValueSchema,
  reason: z.string().trim().min(1).max(1000).nullable().default(null),
});
export type AnswerItem = z.infer<typeof answerItemSchema>;
