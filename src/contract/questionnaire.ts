import { z } from 'zod';
import type {
  FhirExtension,
  Questionnaire,
  QuestionnaireResponse,
} from '#domain/discharge/questionnaire-shapes';

/** FHIR R4 as this server writes it; nothing that is not named here goes out. */
const coding = z.strictObject({
  system: z.string().exactOptional(),
  code: z.string().min(1),
  display: z.string().exactOptional(),
});
const reference = z.strictObject({
  reference: z.string().regex(/^[A-Z]\w+\/[\w-]+$/),
  display: z.string().exactOptional(),
});
const instant = z.iso.datetime();

const values = {
  valueBoolean: z.boolean().exactOptional(),
  valueDecimal: z.number().exactOptional(),
  valueString: z.string().min(1).exactOptional(),
  valueCoding: coding.exactOptional(),
};

const extensionSchema: z.ZodType<FhirExtension> = z
  .strictObject({
    url: z.string().min(1),
    ...values,
    valueCode: z.string().exactOptional(),
    valueInstant: instant.exactOptional(),
    valuePositiveInt: z.int().min(1).exactOptional(),
    valueReference: reference.exactOptional(),
    get extension() {
      return extensions;
    },
  })
  .meta({ id: 'FhirExtension' });
const extensions = z.array(extensionSchema).min(1).exactOptional();

const questionnaireItem = z.strictObject({
  linkId: z.string().min(1),
  extension: extensions,
  text: z.string().min(1),
  type: z.enum(['boolean', 'decimal', 'choice', 'text']),
  enableWhen: z
    .array(
      z.strictObject({
        question: z.string().min(1),
        operator: z.literal('='),
        answerBoolean: z.boolean(),
      }),
    )
    .min(1)
    .exactOptional(),
  required: z.boolean(),
  readOnly: z.boolean().exactOptional(),
  answerOption: z
    .array(z.strictObject({ valueCoding: coding }))
    .min(1)
    .exactOptional(),
});

export const questionnaireSchema = z
  .strictObject({
    resourceType: z.literal('Questionnaire'),
    id: z.string(),
    extension: extensions,
    url: z.string(),
    version: z.string(),
    title: z.string(),
    status: z.enum(['active', 'retired']),
    subjectType: z.tuple([z.literal('Patient')]),
    date: instant.exactOptional(),
    useContext: z
      .array(
        z.strictObject({
          code: coding,
          valueCodeableConcept: z.strictObject({ coding: z.array(coding).min(1) }),
        }),
      )
      .min(1)
      .exactOptional(),
    code: z.array(coding).min(1),
    item: z.array(questionnaireItem).min(1),
  })
  .meta({ id: 'Questionnaire' }) satisfies z.ZodType<Questionnaire>;

export const questionnaireResponseSchema = z
  .strictObject({
    resourceType: z.literal('QuestionnaireResponse'),
    id: z.string(),
    meta: z.strictObject({ versionId: z.string() }),
    questionnaire: z.string(),
    status: z.enum(['in-progress', 'completed']),
    subject: reference,
    encounter: reference,
    authored: instant.exactOptional(),
    author: reference.exactOptional(),
    item: z.array(
      z.strictObject({
        linkId: z.string().min(1),
        extension: extensions,
        text: z.string().exactOptional(),
        answer: z
          .array(z.strictObject({ extension: extensions, ...values }))
          .min(1)
          .exactOptional(),
      }),
    ),
  })
  .meta({ id: 'QuestionnaireResponse' }) satisfies z.ZodType<QuestionnaireResponse>;
