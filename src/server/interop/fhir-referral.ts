import { createHash } from 'node:crypto';
import type { Urgency } from '#domain/clinic/clinic';
import type {
  IncomingPatient,
  IncomingReferral,
  MessageFault,
  ReadOutcome,
  SpacedIdentifier,
} from '#domain/referral/incoming';
import type { IncomingLetter } from '#domain/referral/incoming-letter';
import type { Diagnosis } from '#domain/referral/referral';
import { isClinicDate } from '#domain/time/clinic-date';
import { isDeceased, NO_PATIENT, readPatient, readPatientReference } from './fhir-patient.ts';
import { relatedTo, isDiabetes, type Related } from './fhir-related.ts';
import { readAs, resolve, type Placed, type ResourceFile } from './fhir-resources.ts';
import {
  conditionShape,
  coverageShape,
  organizationShape,
  patientShape,
  practitionerRoleShape,
  practitionerShape,
  serviceRequestShape,
  type Concept,
  type PatientFacts,
  type ReferenceFacts,
  type ServiceRequestFacts,
} from './fhir-shapes.ts';
import {
  allWords,
  codesOf,
  diagnosisOf,
  nameLine,
  spacedIdentifiers,
  wordsOf,
} from './fhir-words.ts';
import { fingerprintOf } from './fingerprint.ts';
import { agreedSide, levelsInText, sideInText, sideOfCode } from './sides.ts';
import { factOf, textOf } from './text.ts';

/** The file that a request stands in, and what it says as a whole. */
export interface FhirFile extends ResourceFile {
  /** The system that wrote the file, where it says so. */
  readonly sender: string | null;
  /** The same as people call it. */
  readonly senderName: string | null;
  /** A hash of the file: within one file the same place is the same patient. */
  readonly hash: string;
}

/** FHIR request priorities to urgency classes; a physician decides. Source: clinical.md A and G. */
const URGENCY: Readonly<Record<string, Urgency>> = {
  routine: 'routine',
  urgent: 'urgent',
  asap: 'urgent',
  stat: 'most-urgent',
};

/** One ServiceRequest: a referral, a withdrawal, or the reason why it is neither. */
export function readServiceRequest(
  placed: Placed,
  file: FhirFile,
  letters: readonly IncomingLetter[],
): ReadOutcome {
  const request = serviceRequestShape.parse(placed.resource);
  const refused = (fault: MessageFault, field: string, found: string | null): ReadOutcome => ({
    kind: 'refused',
    fault,
    place: `${placed.place}.${field}`,
    found,
  });
  if (request.doNotPerform === true) return refused('do-not-perform', 'doNotPerform', 'true');
  if (request.status === 'completed') return refused('completed', 'status', 'completed');

  const subject = resolve(request.subject, placed, file);
  const person = readAs(subject, ['Patient'], patientShape);
  const key = keyOf(request, placed, subject, file);
  if (request.status === 'revoked' || request.status === 'entered-in-error') {
    const fault = {
      fault: request.status,
      place: `${placed.place}.status`,
      found: request.status,
    } as const;
    const reason = `The sender set the request to "${request.status}".`;
    const fingerprint = fingerprintOf([key, request.status]);
    return { kind: 'withdrawal', key, fingerprint, reason, place: placed.place, fault };
  }
  if (person !== null && isDeceased(person))
    return refused('patient-deceased', 'subject', person.deceasedDateTime ?? null);

  const patient = patientOf(person, subject, request.subject, file);
  const said = file.bySubject.get(subject ?? request.subject?.reference ?? '') ?? [];
  const related = relatedTo(said, file);
  const facts = referralFacts(request, placed, file, patient, related);
  const referral: IncomingReferral = {
    ...facts,
    key,
    identifier: identifierText(request),
    sender: file.senderName ?? senderOf(request) ?? '',
    fingerprint: fingerprintOf({
      ...facts,
      patient: { ...facts.patient, inFile: null },
      // Without letters it says what it always said, so that what came before is known again.
      ...(letters.length > 0 && { letters: letters.map(letterPrint) }),
    }),
    place: placed.place,
    receivedOn: null,
    letters,
  };
  return { kind: 'referral', event: 'request', referral };
}

/** Where it stands in the file is no part of what it is. */
const letterPrint = ({ name, content }: IncomingLetter): readonly string[] => [
  name,
  typeof content === 'string' ? content : createHash('sha256').update(content).digest('hex'),
];

function referralFacts(
  request: ServiceRequestFacts,
  placed: Placed,
  file: FhirFile,
  patient: IncomingPatient,
  related: Related,
): Omit<
  IncomingReferral,
  'key' | 'identifier' | 'sender' | 'fingerprint' | 'place' | 'receivedOn' | 'letters'
> {
  const diagnoses = diagnosesOf(request, placed, file);
  const diagnosis = diagnoses.find(({ code }) => code !== null) ?? diagnoses[0] ?? null;
  const ordered = [request.code, ...request.orderDetail];
  const orderWords = textOf(ordered.map(allWords)).replaceAll('\n', ' ');
  const siteWords = request.bodySite.map(allWords).join(' ');
  const requested = textOf(ordered.map(wordsOf)).replaceAll('\n', ', ');
  return {
    patient: {
      ...patient,
      ...related.patient,
      diabetes: related.patient.diabetes || diagnoses.some(({ code }) => isDiabetes(code)),
    },
    referrer: referrerOf(request, placed, file),
    order: { codes: ordered.flatMap(codesOf), text: factOf(requested) ?? '' },
    diagnosis,
    side: agreedSide([...request.bodySite.map(sideOf), ...ordered.map(sideOf)]),
    levels: levelsInText(`${orderWords} ${siteWords}`),
    urgency: URGENCY[request.priority ?? ''] ?? null,
    baselineNrs: related.baselineNrs,
    history: historyOf(request, placed, file, diagnoses, diagnosis, related),
    authorisation: null,
  };
}

function sideOf(concept: Concept | undefined): ReturnType<typeof sideInText> {
  const coded = agreedSide(codesOf(concept).map(sideOfCode));
  return coded ?? sideInText(allWords(concept));
}

/** Reasons in words or codes, then the conditions that the request points to. */
function diagnosesOf(request: ServiceRequestFacts, placed: Placed, file: FhirFile): Diagnosis[] {
  const conditions = request.reasonReference.map((reference) => {
    const condition = readAs(resolve(reference, placed, file), ['Condition'], conditionShape);
    const text = factOf(reference.display);
    return diagnosisOf(condition?.code) ?? (text === null ? null : { code: null, text });
  });
  return [...request.reasonCode.map(diagnosisOf), ...conditions].filter(
    (diagnosis) => diagnosis !== null,
  );
}

function historyOf(
  request: ServiceRequestFacts,
  placed: Placed,
  file: FhirFile,
  diagnoses: readonly Diagnosis[],
  chosen: Diagnosis | null,
  related: Related,
): string {
  const payers = request.insurance.map((reference) => {
    const coverage = readAs(resolve(reference, placed, file), ['Coverage'], coverageShape);
    return organisationName(coverage?.payor[0], placed, file) ?? reference.display ?? null;
  });
  return textOf([
    ...request.note.map((note) => note.text),
    request.patientInstruction,
    ...diagnoses
      .filter((diagnosis) => diagnosis !== chosen)
      .map(({ code, text }) => `Also: ${[code, text].filter((part) => part).join(' ')}`),
    ...related.history,
    ...request.supportingInfo.map((reference) =>
      resolve(reference, placed, file) === null ? reference.display : null,
    ),
    ...request.bodySite.map((site) => prefixed('Body site', wordsOf(site))),
    ...payers.map((payer) => prefixed('Payer', payer)),
    prefixed('Written by the sender on', dayOf(request.authoredOn)),
    ['on-hold', 'draft'].includes(request.status ?? '')
      ? `The sender marked the request "${request.status}".`
      : null,
    ['proposal', 'plan'].includes(request.intent ?? '')
      ? `The sender calls it a ${request.intent}, not yet an order.`
      : null,
  ]);
}

/** The sender's own calendar day of a FHIR dateTime. */
function dayOf(text: string | undefined): string | null {
  const day = text?.slice(0, 10) ?? '';
  return isClinicDate(day) ? day : null;
}

const prefixed = (label: string, text: string | null): string | null =>
  text === null ? null : `${label}: ${text}`;

function referrerOf(request: ServiceRequestFacts, placed: Placed, file: FhirFile): string | null {
  const target = resolve(request.requester, placed, file);
  const role = readAs(target, ['PractitionerRole'], practitionerRoleShape);
  const person = role === null ? target : resolve(role.practitioner, target ?? placed, file);
  const name = nameLine(readAs(person, ['Practitioner', 'Patient'], practitionerShape)?.name ?? []);
  const house = organisationName(role?.organization ?? request.requester, target ?? placed, file);
  const full = [name ?? role?.practitioner?.display, house].filter((part) => part).join(', ');
  return factOf(full) ?? factOf(request.requester?.display);
}

function organisationName(
  reference: ReferenceFacts | undefined,
  from: Placed,
  file: FhirFile,
): string | null {
  const organisation = readAs(resolve(reference, from, file), ['Organization'], organizationShape);
  return factOf(organisation?.name);
}

function patientOf(
  person: PatientFacts | null,
  subject: Placed | null,
  reference: ReferenceFacts | undefined,
  file: FhirFile,
): IncomingPatient {
  const read = person === null ? readPatientReference(reference) : readPatient(person);
  const identifiers: SpacedIdentifier[] = [...read.identifiers];
  const address = [subject?.fullUrl, reference?.reference].find((url) => url?.startsWith('http'));
  if (address !== undefined && address !== null)
    identifiers.push({ space: 'url', value: address.split('/_history/')[0] ?? address });
  else if (file.sender !== null && person?.id !== undefined && subject?.containedIn === null)
    identifiers.push({ space: file.sender, value: `Patient/${person.id}` });
  const place = subject?.place ?? reference?.reference;
  const inFile = place === undefined ? null : { space: `file ${file.hash}`, value: place };
  return { ...NO_PATIENT, ...read, identifiers, inFile };
}

/**
 * What makes the referral the same one when it comes again: an identifier with a system; its
 * absolute address; its id with a sender who says who they are. A bare identifier or an id of
 * nobody in particular is no key: then the same words make the same referral.
 */
function keyOf(
  request: ServiceRequestFacts,
  placed: Placed,
  subject: Placed | null,
  file: FhirFile,
): SpacedIdentifier {
  const placer = request.identifier.filter(({ type }) => codesOf(type).includes('PLAC'));
  const known = spacedIdentifiers([...placer, ...request.identifier])[0];
  if (known !== undefined) return known;
  if (placed.fullUrl?.startsWith('http') === true)
    return { space: 'url', value: placed.fullUrl.split('/_history/')[0] ?? placed.fullUrl };
  const bare = request.identifier.map(({ value }) => factOf(value)).find((value) => value !== null);
  const local = [request.id, bare].filter((part) => part).join(' ');
  if (file.sender !== null && local !== '') return { space: file.sender, value: local };
  // Neither the sending (meta) nor its rendering (text) is part of what is asked.
  const content = { ...placed.resource, meta: null, text: null };
  return { space: 'content', value: fingerprintOf([content, subject?.resource ?? null]) };
}

const identifierText = (request: ServiceRequestFacts): string | null =>
  request.identifier.map(({ value }) => factOf(value)).find((value) => value !== null) ?? null;

/** The house that gave the identifier, or the person who signed. */
function senderOf(request: ServiceRequestFacts): string | null {
  const assigner = request.identifier.map((identifier) => factOf(identifier.assigner?.display));
  return assigner.find((name) => name !== null) ?? factOf(request.requester?.display) ?? null;
}
