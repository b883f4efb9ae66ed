import type { IncomingPatient, SpacedIdentifier } from '#domain/referral/incoming';
import type { Sex } from '#domain/clinic/patient';
import { part, hl7Day, repetitionsOf, subpart, wholeText, type Hl7Reader } from './hl7-fields.ts';
import { NO_PATIENT } from './fhir-patient.ts';
import { isDiabetes, kilograms } from './fhir-related.ts';
import { distinct } from './text.ts';

const SEXES: Readonly<Record<string, Sex>> = { F: 'female', M: 'male', O: 'other', A: 'other' };
/** LOINC: body weight; history of medication use. */
const BODY_WEIGHT = '29463-7';
const DRUGS = '10160-0';

/** `space` is that of the sender, `null` when it does not say who it is. */
export function readHl7Patient(
  reader: Hl7Reader,
  space: string | null,
  inFile: SpacedIdentifier,
): IncomingPatient {
  const pid = reader.first('PID');
  if (pid === null) return { ...NO_PATIENT, inFile };
  const observations = reader.all('OBX');
  const drugs = observations
    .filter((obx) => part(obx, 3) === DRUGS)
    .flatMap((obx) => (wholeText(obx, 5) ?? '').split(/[;\n]/));
  const weight = observations.find((obx) => part(obx, 3) === BODY_WEIGHT);
  return {
    ...NO_PATIENT,
    identifiers: identifiersOf(reader, space),
    inFile,
    familyName: subpart(pid, 5, 1) ?? '',
    givenName: [part(pid, 5, 2), part(pid, 5, 3)].filter((name) => name !== null).join(' '),
    birthDate: hl7Day(part(pid, 7)),
    sex: SEXES[part(pid, 8)?.toUpperCase() ?? ''] ?? 'unknown',
    phone: phoneOf(reader, 13) ?? phoneOf(reader, 14),
    email: emailOf(reader),
    language: part(pid, 15)?.toLowerCase() ?? null,
    weightKg: kilograms(
      weight === undefined ? undefined : Number(part(weight, 5) ?? Number.NaN),
      weight === undefined ? undefined : (part(weight, 6) ?? undefined),
    ),
    allergies: distinct(reader.all('AL1').map((al1) => part(al1, 3, 2) ?? part(al1, 3))),
    drugs: distinct(drugs),
    diabetes: reader.all('DG1').some((dg1) => isDiabetes(part(dg1, 3))),
  };
}

/** PID-3: who issued each identifier is part of it; without an issuer it is the sender's own. */
function identifiersOf(reader: Hl7Reader, space: string | null): SpacedIdentifier[] {
  const pid = reader.first('PID');
  const found: SpacedIdentifier[] = [];
  for (let repetition = 0; repetition < repetitionsOf(pid, 3); repetition += 1) {
    const value = part(pid, 3, 1, repetition);
    if (value === null) continue;
    const issuer = part(pid, 3, 4, repetition);
    const oid = subpart(pid, 3, 4, { repetition, index: 1 });
    const issued = issuer ?? part(pid, 3, 6, repetition);
    if (oid !== null) found.push({ space: `urn:oid:${oid}`, value });
    else if (space !== null)
      found.push({ space: issued === null ? space : `${space} ${issued}`, value });
  }
  return found;
}

export function isHl7Deceased(reader: Hl7Reader): boolean {
  const pid = reader.first('PID');
  return part(pid, 30)?.toUpperCase() === 'Y' || part(pid, 29) !== null;
}

/** XTN: the number as typed, or area code and number, or the unformatted one of later versions. */
function phoneOf(reader: Hl7Reader, field: number): string | null {
  const pid = reader.first('PID');
  for (let repetition = 0; repetition < repetitionsOf(pid, field); repetition += 1) {
    const kind = part(pid, field, 3, repetition) ?? 'PH';
    if (!['PH', 'CP'].includes(kind)) continue;
    const pieces = [part(pid, field, 6, repetition), part(pid, field, 7, repetition)];
    const joined = pieces.filter((piece) => piece !== null).join(' ');
    const number = part(pid, field, 1, repetition) ?? part(pid, field, 12, repetition);
    if (number !== null || joined !== '') return number ?? joined;
  }
  return null;
}

function emailOf(reader: Hl7Reader): string | null {
  const pid = reader.first('PID');
  for (const field of [13, 14])
    for (let repetition = 0; repetition < repetitionsOf(pid, field); repetition += 1) {
      const address = part(pid, field, 4, repetition);
      if (address?.includes('@') === true) return address;
    }
  return null;
}
