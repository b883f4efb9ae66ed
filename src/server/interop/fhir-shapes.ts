import type {
  AllergyIntolerance,
  Attachment,
  Binary,
  CodeableConcept,
  Coding,
  Condition,
  ContactPoint,
  Coverage,
  DocumentReference,
  HumanName,
  Identifier,
  MedicationRequest,
  MessageHeader,
  Observation,
  Organization,
  Patient,
  Practitioner,
  PractitionerRole,
  Quantity,
  Reference,
  ServiceRequest,
} from '@medplum/fhirtypes';
import { z } from 'zod';

/**
 * The parts of FHIR R4 that a referral is read from. Lenient on purpose: a part of the wrong type
 * counts as not there, so that one slip of a sender loses one fact and not the patient.
 */
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const one = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);

/** A list, or a single one where a sender forgot the brackets; entries of another shape are left out. */
const list = <T extends z.ZodType>(shape: T) =>
  z
    .unknown()
    .transform((value): z.output<T>[] =>
      (Array.isArray(value) ? value : [value]).flatMap((entry) => {
        const parsed = shape.safeParse(entry);
        return parsed.success ? [parsed.data] : [];
      }),
    )
    .default([]);

/** Only names that the FHIR type has: a misspelt one does not compile. */
const shapeOf =
  <Resource>() =>
  <
    Shape extends {
      readonly [Name in keyof Shape]: Name extends keyof Resource ? z.ZodType : never;
    },
  >(
    shape: Shape,
  ) =>
    z.object(shape);

export const codingShape = shapeOf<Coding>()({ system: text, code: text, display: text });
export const conceptShape = shapeOf<CodeableConcept>()({ coding: list(codingShape), text });
export const identifierShape = shapeOf<Identifier>()({
  use: text,
  type: one(conceptShape),
  system: text,
  value: text,
  assigner: one(shapeOf<Reference>()({ display: text })),
});
export const referenceShape = shapeOf<Reference>()({
  reference: text,
  display: text,
  identifier: one(identifierShape),
});
const nameShape = shapeOf<HumanName>()({
  use: text,
  text,
  family: text,
  given: list(z.string()),
  prefix: list(z.string()),
});
const telecomShape = shapeOf<ContactPoint>()({ system: text, value: text, use: text });
const quantityShape = shapeOf<Quantity>()({ value: number, unit: text, code: text });
const notes = list(z.object({ text }));
const metaShape = z.object({ source: text });

export const serviceRequestShape = shapeOf<ServiceRequest>()({
  id: text,
  meta: one(metaShape),
  identifier: list(identifierShape),
  status: text,
  intent: text,
  priority: text,
  doNotPerform: flag,
  category: list(conceptShape),
  code: one(conceptShape),
  orderDetail: list(conceptShape),
  subject: one(referenceShape),
  authoredOn: text,
  requester: one(referenceShape),
  reasonCode: list(conceptShape),
  reasonReference: list(referenceShape),
  insurance: list(referenceShape),
  supportingInfo: list(referenceShape),
  bodySite: list(conceptShape),
  note: notes,
  patientInstruction: text,
});
export type ServiceRequestFacts = z.output<typeof serviceRequestShape>;

export const patientShape = shapeOf<Patient>()({
  id: text,
  identifier: list(identifierShape),
  name: list(nameShape),
  telecom: list(telecomShape),
  gender: text,
  birthDate: text,
  deceasedBoolean: flag,
  deceasedDateTime: text,
  communication: list(z.object({ language: one(conceptShape), preferred: flag })),
  extension: list(z.object({ url: text, valueBoolean: flag })),
});
export type PatientFacts = z.output<typeof patientShape>;

export const conditionShape = shapeOf<Condition>()({
  code: one(conceptShape),
  verificationStatus: one(conceptShape),
  subject: one(referenceShape),
  note: notes,
});

export const practitionerShape = shapeOf<Practitioner>()({ name: list(nameShape) });
export const practitionerRoleShape = shapeOf<PractitionerRole>()({
  practitioner: one(referenceShape),
  organization: one(referenceShape),
});
export const organizationShape = shapeOf<Organization>()({ name: text });

export const allergyShape = shapeOf<AllergyIntolerance>()({
  clinicalStatus: one(conceptShape),
  verificationStatus: one(conceptShape),
  code: one(conceptShape),
  patient: one(referenceShape),
});

/** MedicationStatement and MedicationRequest alike. */
export const medicationUseShape = shapeOf<MedicationRequest>()({
  status: text,
  medicationCodeableConcept: one(conceptShape),
  medicationReference: one(referenceShape),
  subject: one(referenceShape),
});
export const medicationShape = z.object({ code: one(conceptShape) });

export const observationShape = shapeOf<Observation>()({
  status: text,
  code: one(conceptShape),
  subject: one(referenceShape),
  valueQuantity: one(quantityShape),
  valueInteger: number,
  valueString: text,
  valueCodeableConcept: one(conceptShape),
});

export const coverageShape = shapeOf<Coverage>()({
  payor: list(referenceShape),
  beneficiary: one(referenceShape),
});

const attachmentShape = shapeOf<Attachment>()({ title: text, data: text, url: text });
export type AttachmentFacts = z.output<typeof attachmentShape>;

export const documentShape = shapeOf<DocumentReference>()({
  status: text,
  type: one(conceptShape),
  description: text,
  subject: one(referenceShape),
  content: list(z.object({ attachment: one(attachmentShape) })),
  context: one(z.object({ related: list(referenceShape) })),
});
export type DocumentFacts = z.output<typeof documentShape>;
export const binaryShape = shapeOf<Binary>()({ data: text });

export const messageHeaderShape = shapeOf<MessageHeader>()({
  source: one(z.object({ name: text, endpoint: text })),
});

export type Concept = z.output<typeof conceptShape>;
export type IdentifierFacts = z.output<typeof identifierShape>;
export type ReferenceFacts = z.output<typeof referenceShape>;
export type NameFacts = z.output<typeof nameShape>;
