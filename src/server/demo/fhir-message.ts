import type { Urgency } from '#domain/clinic/clinic';
import type { Instant } from '#domain/time/instant';
import type { ClinicalPicture } from './clinical-picture.ts';
import type { Omitted } from './omissions.ts';

const ICD10 = 'http://hl7.org/fhir/sid/icd-10-cm';
const LOINC = 'http://loinc.org';
const SNOMED = 'http://snomed.info/sct';
const CPT = 'http://www.ama-assn.org/go/cpt';
const INTERPRETER = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';

const PRIORITY: Readonly<Record<Urgency, string>> = {
  'most-urgent': 'stat',
  urgent: 'urgent',
  routine: 'routine',
  'rtt-18-weeks': 'routine',
};
const LATERALITY = {
  left: { code: '7771000', display: 'Left' },
  right: { code: '24028007', display: 'Right' },
  both: { code: '51440002', display: 'Bilateral' },
} as const;

interface Sending {
  /** The sender's number of the referral. */
  readonly number: string;
  readonly at: Instant;
  readonly omitted: readonly Omitted[];
}

/** A referral as a hospital's system sends it: a Bundle around one ServiceRequest. */
export function fhirReferral(picture: ClinicalPicture, sending: Sending): string {
  const { referrer } = picture;
  const resources = [
    serviceRequest(picture, sending),
    patient(picture, sending),
    {
      resourceType: 'PractitionerRole',
      id: 'referrer',
      practitioner: { reference: 'Practitioner/referrer' },
      organization: { reference: 'Organization/sender' },
    },
    {
      resourceType: 'Practitioner',
      id: 'referrer',
      name: [{ text: referrer.name, family: referrer.family, given: [referrer.given] }],
    },
    { resourceType: 'Organization', id: 'sender', name: referrer.organisation },
    ...clinicalResources(picture, sending),
  ];
  return JSON.stringify(
    {
      resourceType: 'Bundle',
      meta: { source: `https://${referrer.system}/fhir` },
      type: 'collection',
      timestamp: sending.at,
      entry: resources.map((resource) => ({
        fullUrl: `https://${referrer.system}/fhir/${sending.number}/${resource.resourceType}/${resource.id}`,
        resource,
      })),
    },
    null,
    2,
  );
}

function serviceRequest(picture: ClinicalPicture, { number, at, omitted }: Sending) {
  const { code, diagnosis, side, levels, urgency, history, tried, referrer } = picture;
  const sideIs = omitted.includes('side') ? null : side;
  const where = { left: ', left', right: ', right', both: ', bilateral' };
  return {
    resourceType: 'ServiceRequest',
    id: 'referral',
    identifier: [
      {
        use: 'official',
        system: `https://${referrer.system}/referrals`,
        value: number,
        assigner: { display: referrer.organisation },
      },
    ],
    status: 'active',
    intent: 'order',
    ...(omitted.includes('urgency') ? {} : { priority: PRIORITY[urgency] }),
    code: {
      coding: [{ system: CPT, code: '64520' }],
      text: `Lumbar sympathetic block${sideIs === null ? '' : where[sideIs]}${
        omitted.includes('levels') ? '' : ` at ${levels.join(' and ')}`
      }`,
    },
    ...(sideIs === null
      ? {}
      : { bodySite: [{ coding: [{ system: SNOMED, ...LATERALITY[sideIs] }] }] }),
    subject: { reference: 'Patient/patient' },
    authoredOn: at.slice(0, 10),
    requester: { reference: 'PractitionerRole/referrer' },
    reasonCode: [
      {
        coding: omitted.includes('diagnosis-code') ? [] : [{ system: ICD10, code }],
        text: diagnosis,
      },
    ],
    note: [{ text: history }, { text: `Tried so far: ${tried}` }],
  };
}

function patient({ patient: person, referrer }: ClinicalPicture, { omitted }: Sending) {
  const phone = omitted.includes('phone')
    ? []
    : [
        {
          system: 'phone',
          value: person.phone,
          use: person.phone.startsWith('07') ? 'mobile' : 'home',
        },
      ];
  return {
    resourceType: 'Patient',
    id: 'patient',
    identifier: [
      {
        use: 'usual',
        type: { coding: [{ code: 'MR' }] },
        system: `https://${referrer.system}/patients`,
        value: person.mrn.replace('HPC-', ''),
      },
    ],
    name: [{ use: 'official', family: person.familyName, given: [person.givenName] }],
    gender: person.sex,
    birthDate: person.birthDate,
    telecom: [
      ...phone,
      ...(person.email === null ? [] : [{ system: 'email', value: person.email }]),
    ],
    communication: [{ language: { coding: [{ code: person.language }] }, preferred: true }],
    ...(person.interpreterNeeded ? { extension: [{ url: INTERPRETER, valueBoolean: true }] } : {}),
  };
}

function clinicalResources({ patient: person, nrs, code }: ClinicalPicture, { omitted }: Sending) {
  const subject = { reference: 'Patient/patient' };
  const observation = (id: string, loinc: string, value: object) => ({
    resourceType: 'Observation',
    id,
    status: 'final',
    code: { coding: [{ system: LOINC, code: loinc }] },
    subject,
    ...value,
  });
  return [
    ...person.allergies.map((allergy, index) => ({
      resourceType: 'AllergyIntolerance',
      id: `allergy-${index + 1}`,
      patient: subject,
      clinicalStatus: { coding: [{ code: 'active' }] },
      code: { text: allergy },
    })),
    ...person.drugs.map((drug, index) => ({
      resourceType: 'MedicationStatement',
      id: `drug-${index + 1}`,
      status: 'active',
      subject,
      medicationCodeableConcept: { text: drug },
    })),
    ...(person.diabetes && !code.startsWith('E')
      ? [
          {
            resourceType: 'Condition',
            id: 'diabetes',
            subject,
            code: { coding: [{ system: ICD10, code: 'E11.9' }], text: 'Type 2 diabetes mellitus' },
          },
        ]
      : []),
    observation('weight', '29463-7', {
      valueQuantity: { value: person.weightKg, unit: 'kg', code: 'kg' },
    }),
    ...(omitted.includes('baseline-nrs')
      ? []
      : [observation('pain', '72514-3', { valueInteger: nrs })]),
  ];
}
