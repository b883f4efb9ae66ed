import type { Urgency } from '#domain/clinic/clinic';
import type {
  IncomingReferral,
  MessageFault,
  ReadOutcome,
  SpacedIdentifier,
} from '#domain/referral/incoming';
import { normalisedDiagnosisCode } from '#domain/referral/diagnosis';
import type { Authorisation, Diagnosis } from '#domain/referral/referral';
import { nrs } from './fhir-related.ts';
import { fingerprintOf } from './fingerprint.ts';
import { hl7Day, part, personLine, subpart, wholeText, type Hl7Reader } from './hl7-fields.ts';
import { isHl7Deceased, readHl7Patient } from './hl7-patient.ts';
import { agreedSide, levelsInText, sideInText, sideOfCode } from './sides.ts';
import { factOf, textOf } from './text.ts';

/** HL7 table 0280 to urgency classes; a physician decides. Source: clinical.md A. */
const URGENCY: Readonly<Record<string, Urgency>> = { R: 'routine', A: 'urgent', S: 'most-urgent' };
const PAIN_NRS = '72514-3';
/** What the patient reader already takes from observations. */
const NOT_HISTORY = [PAIN_NRS, '29463-7', '10160-0'];

/**
 * One REF message. `prefix` places it within a batch; `hash` is that of the file. I12 asks for a
 * referral, I13 changes one, I14 takes it back; I15 asks how it stands and brings nothing.
 */
export function readRef(reader: Hl7Reader, prefix: string, hash: string): ReadOutcome {
  const msh = reader.first('MSH');
  const type = part(msh, 9, 1);
  const event = part(msh, 9, 2);
  const refused = (fault: MessageFault, at: string, found: string | null): ReadOutcome => ({
    kind: 'refused',
    fault,
    place: `${prefix}${at}`,
    found,
  });
  const named = [type, event].filter((text) => text !== null).join('^');
  if (type === null) return refused('not-hl7', 'MSH-9', null);
  if (type !== 'REF') return refused('not-a-referral', 'MSH-9', named);
  if (event === null || !['I12', 'I13', 'I14'].includes(event))
    return refused('event-not-taken', 'MSH-9', named);

  const space = spaceOf(reader);
  const key = keyOf(reader, space);
  if (event === 'I14') {
    const reason = textOf([
      wholeText(reader.first('RF1'), 24),
      'Cancelled by the sender (REF^I14).',
    ]);
    return {
      kind: 'withdrawal',
      key,
      fingerprint: fingerprintOf([key, event]),
      reason,
      place: `${prefix}MSH`,
      fault: { fault: 'withdrawal-of-unknown', place: `${prefix}RF1-6`, found: key.value },
    };
  }
  if (isHl7Deceased(reader))
    return refused('patient-deceased', 'PID-30', part(reader.first('PID'), 29));
  const facts = referralFacts(reader, space, { space: `file ${hash}`, value: `${prefix}PID` });
  const referral: IncomingReferral = {
    ...facts,
    key,
    identifier: part(reader.first('RF1'), 6) ?? part(reader.first('RF1'), 11),
    sender: senderOf(reader),
    fingerprint: fingerprintOf({ ...facts, patient: { ...facts.patient, inFile: null } }),
    place: `${prefix}MSH`,
    receivedOn: null,
    letters: [],
  };
  return { kind: 'referral', event: event === 'I13' ? 'modify' : 'request', referral };
}

/** Application and facility of the sender, as MSH-3 and MSH-4 write them; `null` for nobody. */
function spaceOf(reader: Hl7Reader): string | null {
  const msh = reader.first('MSH');
  const names = [wholeText(msh, 3), wholeText(msh, 4)].map((name) => name ?? '');
  return names.join('') === '' ? null : `hl7 ${names.join('|')}`;
}

function senderOf(reader: Hl7Reader): string {
  const msh = reader.first('MSH');
  return [part(msh, 4), part(msh, 3)].filter((name) => name !== null).join(' · ');
}

/** RF1-6, the originating referral identifier; RF1-11 where that is empty; else what it says. */
function keyOf(reader: Hl7Reader, space: string | null): SpacedIdentifier {
  const rf1 = reader.first('RF1');
  for (const field of space === null ? [] : [6, 11]) {
    const value = part(rf1, field);
    const issuer = [part(rf1, field, 2), part(rf1, field, 3)].filter((text) => text !== null);
    if (value !== null) return { space: [space, ...issuer].join(' '), value };
  }
  const content = reader.message.segments
    .filter((segment) => !['MSH', 'SFT'].includes(segment.name))
    .map((segment) => segment.toString());
  return { space: 'content', value: fingerprintOf([space, content]) };
}

function referralFacts(
  reader: Hl7Reader,
  space: string | null,
  inFile: SpacedIdentifier,
): Omit<
  IncomingReferral,
  'key' | 'identifier' | 'sender' | 'fingerprint' | 'place' | 'receivedOn' | 'letters'
> {
  const rf1 = reader.first('RF1');
  const procedures = reader.all('PR1');
  const orderText = textOf(
    procedures.map((pr1) => part(pr1, 3, 2) ?? part(pr1, 4) ?? part(pr1, 3)),
  ).replaceAll('\n', ', ');
  const words = procedures.map((pr1) => `${part(pr1, 3, 2) ?? ''} ${wholeText(pr1, 4) ?? ''}`);
  const diagnoses = diagnosesOf(reader);
  const diagnosis = diagnoses[0] ?? null;
  return {
    patient: readHl7Patient(reader, space, inFile),
    referrer: referrerOf(reader),
    order: {
      codes: procedures.map((pr1) => part(pr1, 3)).filter((code) => code !== null),
      text: factOf(orderText) ?? '',
    },
    diagnosis,
    side: agreedSide([
      ...procedures.map((pr1) => sideOfCode(part(pr1, 16) ?? '')),
      ...words.map(sideInText),
    ]),
    levels: levelsInText(words.join(' ')),
    urgency: URGENCY[part(rf1, 2)?.toUpperCase() ?? ''] ?? null,
    baselineNrs: baselineNrsOf(reader),
    history: historyOf(reader, diagnoses.slice(1)),
    authorisation: authorisationOf(reader),
  };
}

/** By DG1-15, where 1 is the main diagnosis; unranked ones follow in the order of the message. */
function diagnosesOf(reader: Hl7Reader): Diagnosis[] {
  return reader
    .all('DG1')
    .map((dg1) => {
      const isIcd10 = /^I10|ICD-?10/i.test(part(dg1, 3, 3) ?? '');
      const raw = part(dg1, 3);
      const code = raw !== null && isIcd10 ? normalisedDiagnosisCode(raw) : null;
      const text = part(dg1, 3, 2) ?? part(dg1, 4) ?? (code === null ? (raw ?? '') : '');
      return { code, text, rank: Number(part(dg1, 15) ?? 99) };
    })
    .filter(({ code, text }) => code !== null || text !== '')
    .sort((a, b) => a.rank - b.rank)
    .map(({ code, text }) => ({ code, text }));
}

function referrerOf(reader: Hl7Reader): string | null {
  const prd = reader.all('PRD').find((segment) => part(segment, 1) === 'RP') ?? null;
  const name = personLine(prd, 2, { prefix: 5, given: 2, family: 1 });
  const house = part(prd, 10) ?? part(prd, 4, 9);
  return factOf([name, house].filter((text) => text !== null).join(', '));
}

function baselineNrsOf(reader: Hl7Reader): number | null {
  const obx = reader.all('OBX').find((segment) => part(segment, 3) === PAIN_NRS);
  const value = obx === undefined ? null : part(obx, 5);
  return value === null ? null : nrs(Number(value));
}

/** AUT before any other: payer, number, dates and blocks; only where all that counts is there. */
function authorisationOf(reader: Hl7Reader): Authorisation | null {
  const aut = reader.first('AUT');
  const payer = part(aut, 3) ?? part(reader.first('IN1'), 4) ?? part(aut, 2);
  const validFrom = hl7Day(part(aut, 4));
  const validTo = hl7Day(part(aut, 5));
  const blocksAllowed = Number(part(aut, 9) ?? part(aut, 8));
  if (payer === null || validFrom === null || validTo === null || validTo < validFrom) return null;
  if (!Number.isInteger(blocksAllowed) || blocksAllowed < 1 || blocksAllowed > 100) return null;
  const number = part(aut, 6);
  return { payer, number, blocksAllowed, validFrom, validTo, minimumSpacingDays: null };
}

function historyOf(reader: Hl7Reader, furtherDiagnoses: readonly Diagnosis[]): string {
  const rf1 = reader.first('RF1');
  return textOf([
    prefixed('Reason', part(rf1, 10, 2)),
    wholeText(rf1, 24),
    ...reader.all('NTE').map((nte) => wholeText(nte, 3)),
    ...furtherDiagnoses.map(({ code, text }) => `Also: ${code ?? ''} ${text}`.trim()),
    ...reader
      .all('OBX')
      .filter((obx) => !NOT_HISTORY.includes(part(obx, 3) ?? ''))
      .map((obx) => {
        const value = factOf(
          [wholeText(obx, 5), part(obx, 6)].filter((text) => text !== null).join(' '),
        );
        return value === null
          ? null
          : `${part(obx, 3, 2) ?? part(obx, 3) ?? 'Observation'}: ${value}`;
      }),
    ...reader.all('PR1').map((pr1) => prefixed('Procedure', wholeText(pr1, 4))),
    ...reader.all('NK1').map((nk1) => {
      const name = personLine(nk1, 2, { prefix: 5, given: 2, family: 1 });
      const facts = [part(nk1, 3, 2), subpart(nk1, 5, 1)];
      return prefixed(
        'Contact',
        factOf([name, ...facts].filter((text) => text !== null).join(', ')),
      );
    }),
    ...reader.all('IN1').map((in1) => prefixed('Payer', part(in1, 4) ?? part(in1, 2, 2))),
    prefixed('Written by the sender on', hl7Day(part(rf1, 7))),
  ]);
}

const prefixed = (label: string, text: string | null): string | null =>
  text === null ? null : `${label}: ${text}`;
