import type { IncomingPatient } from '#domain/referral/incoming';
import { SEXES, type Sex } from '#domain/clinic/patient';
import { isClinicDate } from '#domain/time/clinic-date';
import type { NameFacts, PatientFacts, ReferenceFacts } from './fhir-shapes.ts';
import { codesOf, spacedIdentifiers } from './fhir-words.ts';
import { factOf } from './text.ts';

const INTERPRETER = 'http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired';

/** Nobody: the message names a patient that it does not bring. */
export const NO_PATIENT: IncomingPatient = {
  identifiers: [],
  inFile: null,
  familyName: '',
  givenName: '',
  birthDate: null,
  sex: 'unknown',
  phone: null,
  email: null,
  language: null,
  interpreterNeeded: false,
  weightKg: null,
  allergies: [],
  drugs: [],
  diabetes: false,
};

export function readPatient(patient: PatientFacts): IncomingPatient {
  const { familyName, givenName } = nameOf(patient.name);
  const preferred =
    patient.communication.find((language) => language.preferred === true) ??
    patient.communication[0];
  return {
    ...NO_PATIENT,
    identifiers: spacedIdentifiers(patient.identifier),
    familyName,
    givenName,
    birthDate: birthDateOf(patient.birthDate),
    sex: SEXES.find((sex): sex is Sex => sex === patient.gender) ?? 'unknown',
    phone: telecom(patient, 'phone', ['mobile', 'home', undefined, 'work', 'temp']),
    email: telecom(patient, 'email', ['home', undefined, 'work', 'mobile', 'temp']),
    language: factOf(codesOf(preferred?.language)[0]),
    interpreterNeeded: patient.extension.some(
      ({ url, valueBoolean }) => url === INTERPRETER && valueBoolean === true,
    ),
  };
}

/** All we have is what the referral calls the patient: `Beverly Weaver`, or an identifier. */
export function readPatientReference(subject: ReferenceFacts | undefined): IncomingPatient {
  const identifiers = subject?.identifier === undefined ? [] : [subject.identifier];
  return {
    ...NO_PATIENT,
    identifiers: spacedIdentifiers(identifiers),
    ...splitName(factOf(subject?.display)),
  };
}

export function isDeceased(patient: PatientFacts): boolean {
  return patient.deceasedBoolean === true || patient.deceasedDateTime !== undefined;
}

function nameOf(names: readonly NameFacts[]): { familyName: string; givenName: string } {
  const name =
    names.find(({ use }) => use === 'official') ??
    names.find(({ use }) => use === 'usual') ??
    names.find(({ use }) => use !== 'old' && use !== 'maiden') ??
    names[0];
  if (name === undefined) return { familyName: '', givenName: '' };
  const familyName = factOf(name.family) ?? '';
  const givenName = factOf(name.given.join(' ')) ?? '';
  return familyName === '' && givenName === ''
    ? splitName(factOf(name.text))
    : { familyName, givenName };
}

/** `Weaver, Beverly` or `Beverly Weaver`; a single word is taken for the family name. */
function splitName(text: string | null): { familyName: string; givenName: string } {
  if (text === null) return { familyName: '', givenName: '' };
  const comma = text.indexOf(',');
  if (comma > 0)
    return { familyName: text.slice(0, comma).trim(), givenName: text.slice(comma + 1).trim() };
  const words = text.split(' ');
  return { familyName: words.at(-1) ?? '', givenName: words.slice(0, -1).join(' ') };
}

/** FHIR allows `1974` and `1974-03`; only a whole day tells two people apart. */
function birthDateOf(text: string | undefined): string | null {
  return text !== undefined && isClinicDate(text) ? text : null;
}

function telecom(
  patient: PatientFacts,
  system: 'phone' | 'email',
  uses: readonly (string | undefined)[],
): string | null {
  for (const use of uses) {
    const value = patient.telecom.find(
      (contact) =>
        contact.system === system && contact.use === use && factOf(contact.value) !== null,
    )?.value;
    if (value !== undefined) return factOf(value);
  }
  return null;
}
