import type { Urgency } from '#domain/clinic/clinic';
import type { Instant } from '#domain/time/instant';
import type { ClinicalPicture } from './clinical-picture.ts';
import type { Omitted } from './omissions.ts';
import type { PlannedAuthorisation } from './plan-types.ts';

/** HL7 table 0280. */
const PRIORITY: Readonly<Record<Urgency, string>> = {
  'most-urgent': 'S',
  urgent: 'A',
  routine: 'R',
  'rtt-18-weeks': 'R',
};
const MODIFIER = { left: 'LT', right: 'RT', both: '50' } as const;

interface Sending {
  /** The sender's number of the referral, and the control number of its message. */
  readonly number: string;
  readonly control: string;
  readonly at: Instant;
  readonly omitted: readonly Omitted[];
  readonly authorisation: PlannedAuthorisation | null;
}

/** A referral as an older system sends it: one REF^I12 message. */
export function hl7Referral(picture: ClinicalPicture, sending: Sending): string {
  const { patient, referrer, code, diagnosis, side, levels, urgency } = picture;
  const { number, control, at, omitted, authorisation } = sending;
  const day = at.slice(0, 10).replaceAll('-', '');
  const time = at.slice(11, 19).replaceAll(':', '');
  const order = `Lumbar sympathetic block${omitted.includes('levels') ? '' : ` ${levels.join(' ')}`}`;
  const lines = [
    `MSH|^~\\&|REFERRALS|${referrer.system}|GANGLION|HARBOUR|${day}${time}+0000||REF^I12^REF_I12|${control}|P|2.8||||||UNICODE UTF-8`,
    `RF1||${omitted.includes('urgency') ? '' : PRIORITY[urgency]}||||${escaped(number)}|${day}`,
    ...authorisationSegments(authorisation),
    `PRD|RP|${escaped(referrer.family)}^${escaped(referrer.given)}^^^${referrer.name.split(' ')[0] ?? ''}||||||||${escaped(referrer.organisation)}`,
    patientSegment(picture, omitted),
    `DG1|1||${omitted.includes('diagnosis-code') ? `^${escaped(diagnosis)}` : `${code}^${escaped(diagnosis)}^I10`}||||||||||||1`,
    ...(patient.diabetes && !code.startsWith('E')
      ? ['DG1|2||E11.9^Type 2 diabetes mellitus^I10||||||||||||2']
      : []),
    ...patient.allergies.map((allergy, index) => `AL1|${index + 1}||^${escaped(allergy)}`),
    `PR1|1||64520^${order}^CPT4|||||||||||||${omitted.includes('side') ? '' : MODIFIER[side]}`,
    ...observations(picture, omitted),
    `NTE|1||${escaped(picture.history)}`,
    `NTE|2||Tried so far: ${escaped(picture.tried)}`,
  ];
  return `${lines.join('\r')}\r`;
}

/** The sender takes the referral back: REF^I14. */
export function hl7Withdrawal(
  { referrer }: ClinicalPicture,
  { number, control, at }: Pick<Sending, 'number' | 'control' | 'at'>,
  reason: string,
): string {
  const stamp = at.slice(0, 19).replaceAll(/[-:T]/g, '');
  return [
    `MSH|^~\\&|REFERRALS|${referrer.system}|GANGLION|HARBOUR|${stamp}+0000||REF^I14^REF_I12|${control}|P|2.8||||||UNICODE UTF-8`,
    `RF1||||||${escaped(number)}|${stamp.slice(0, 8)}${'|'.repeat(17)}${escaped(reason)}`,
    '',
  ].join('\r');
}

function authorisationSegments(authorisation: PlannedAuthorisation | null): string[] {
  if (authorisation === null) return [];
  const { payer, number, blocksAllowed, validFrom, validTo } = authorisation;
  const day = (date: string) => date.replaceAll('-', '');
  return [
    `AUT|||${escaped(payer)}|${day(validFrom)}|${day(validTo)}|${number ?? ''}|||${blocksAllowed}`,
  ];
}

function patientSegment({ patient }: ClinicalPicture, omitted: readonly Omitted[]): string {
  const { mrn, familyName, givenName, birthDate, sex, phone, email, language } = patient;
  const phones = [
    ...(omitted.includes('phone') ? [] : [`${phone}^PRN^${phone.startsWith('07') ? 'CP' : 'PH'}`]),
    ...(email === null ? [] : [`^NET^Internet^${email}`]),
  ];
  return [
    'PID|1|',
    `${mrn.replace('HPC-', '')}^^^MRN`,
    '',
    `${escaped(familyName)}^${escaped(givenName)}`,
    '',
    birthDate.replaceAll('-', ''),
    sex === 'female' ? 'F' : 'M',
    ...['', '', '', ''],
    phones.join('~'),
    '',
    language,
  ].join('|');
}

function observations({ patient, nrs }: ClinicalPicture, omitted: readonly Omitted[]): string[] {
  return [
    `NM|29463-7^Body weight^LN||${patient.weightKg}|kg`,
    ...(omitted.includes('baseline-nrs')
      ? []
      : [`NM|72514-3^Pain severity NRS^LN||${nrs}|{score}`]),
    ...(patient.drugs.length === 0
      ? []
      : [`TX|10160-0^History of medication use^LN||${escaped(patient.drugs.join('; '))}`]),
  ].map((observation, index) => `OBX|${index + 1}|${observation}`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\E\\',
  '|': '\\F\\',
  '^': '\\S\\',
  '&': '\\T\\',
  '~': '\\R\\',
};

const escaped = (text: string): string =>
  text.replaceAll(/[\\|^&~]/g, (separator) => ESCAPES[separator] ?? separator);
