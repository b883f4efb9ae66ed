import { completeReferralSchema } from '#contract/referral-writes';
import { dateRefusals } from '#domain/referral/dated-facts';
import { diagnosisSide, normalisedDiagnosisCode, sidesAgree } from '#domain/referral/diagnosis';
import type { IncomingReferral } from '#domain/referral/incoming';
import type { CsvColumn } from '#domain/referral/referral-csv';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { CsvCells } from './csv-cells.ts';
import { NO_PATIENT } from './fhir-patient.ts';
import { fingerprintOf } from './fingerprint.ts';
import { distinct, factOf, textOf } from './text.ts';

/** Longest names of senders, and numbers that they give. */
const LONGEST_SENDER = 200;
const LONGEST_NUMBER = 100;
/** For the words alone: what is allowed is the contract's to say. */
const RANGES = { nrs: { from: 0, to: 10 }, weight_kg: { from: 1, to: 500 } } as const;

/** Which column a fact of the contract comes from. */
const COLUMN_OF: Readonly<Record<string, CsvColumn>> = {
  'facts.referrer': 'referrer',
  'facts.requested': 'requested',
  'facts.diagnosis.code': 'diagnosis_code',
  'facts.diagnosis.text': 'diagnosis',
  'facts.baselineNrs': 'nrs',
  'facts.history': 'history',
  'patient.facts.familyName': 'family_name',
  'patient.facts.givenName': 'given_name',
  'patient.facts.phone': 'phone',
  'patient.facts.email': 'email',
  'patient.facts.language': 'language',
  'patient.facts.weightKg': 'weight_kg',
  'patient.facts.allergies': 'allergies',
  'patient.facts.drugs': 'drugs',
};

/** One row as a referral; what is wrong with it stands in `cells.faults` afterwards, all at once. */
export function readRow(
  cells: CsvCells,
  row: number,
  file: { readonly hash: string; readonly today: ClinicDate },
): IncomingReferral {
  const sender = factOf(cells.needed('sender', LONGEST_SENDER)) ?? '';
  const number = factOf(cells.upTo('referral_number', LONGEST_NUMBER));
  const patientNumber = factOf(cells.upTo('patient_number', LONGEST_NUMBER));
  cells.needed('family_name', Infinity);
  const birthDate = cells.day('birth_date');
  const receivedOn = cells.day('received_on');
  const side = cells.side();
  const facts = {
    sex: cells.sex(),
    interpreterNeeded: cells.yes('interpreter'),
    diabetes: cells.yes('diabetes'),
    levels: cells.levels(),
    urgency: cells.urgency(),
    baselineNrs: cells.number('nrs', RANGES.nrs),
    weightKg: cells.number('weight_kg', RANGES.weight_kg),
    allergies: cells.list('allergies'),
    drugs: cells.list('drugs'),
  };
  const code = normalisedDiagnosisCode(cells.text('diagnosis_code'));
  heldAgainstContract(cells, facts);
  heldAgainstDomain(cells, { birthDate, receivedOn, code, side }, file.today);

  const space = `csv ${sender.toLowerCase()}`;
  const [familyName, givenName] = [
    factOf(cells.text('family_name')),
    factOf(cells.text('given_name')),
  ];
  const requested = factOf(cells.text('requested')) ?? '';
  const diagnosisText = factOf(cells.text('diagnosis')) ?? '';
  const { sex, interpreterNeeded, diabetes, weightKg, levels, urgency, baselineNrs } = facts;
  const patient = {
    ...NO_PATIENT,
    identifiers: patientNumber === null ? [] : [{ space, value: `patient ${patientNumber}` }],
    familyName: familyName ?? '',
    givenName: givenName ?? '',
    birthDate,
    sex,
    phone: factOf(cells.text('phone')),
    email: factOf(cells.text('email')),
    language: factOf(cells.text('language')),
    interpreterNeeded,
    weightKg,
    allergies: distinct(facts.allergies),
    drugs: distinct(facts.drugs),
    diabetes,
  };
  const said = {
    patient,
    referrer: factOf(cells.text('referrer')),
    order: { codes: requested.match(/\b\d{5}\b/g) ?? [], text: requested },
    diagnosis: code === null && diagnosisText === '' ? null : { code, text: diagnosisText },
    side,
    levels,
    urgency,
    baselineNrs,
    history: textOf([cells.text('history')]),
    authorisation: null,
    receivedOn,
  };
  const fingerprint = fingerprintOf(said);
  return {
    ...said,
    patient: { ...patient, inFile: { space: `file ${file.hash}`, value: personIn(patient, row) } },
    key: { space, value: number === null ? `content ${fingerprint}` : `referral ${number}` },
    identifier: number,
    sender,
    fingerprint,
    place: `row ${row}`,
    letters: [],
  };
}

/** Within one file the same name and birth date are the same patient, and nobody else is. */
function personIn(
  patient: Pick<
    IncomingReferral['patient'],
    'familyName' | 'givenName' | 'birthDate' | 'identifiers'
  >,
  row: number,
): string {
  const { familyName, givenName, birthDate, identifiers } = patient;
  return birthDate === null || identifiers.length > 0
    ? `row ${row}`
    : fingerprintOf([familyName.toLowerCase(), givenName.toLowerCase(), birthDate]);
}

/** Lengths, ranges and codes as the form and every other writer of a referral are held to. */
function heldAgainstContract(
  cells: CsvCells,
  facts: {
    readonly baselineNrs: number | null;
    readonly weightKg: number | null;
    readonly allergies: readonly string[];
    readonly drugs: readonly string[];
  },
): void {
  const { issues } = completeReferralSchema.safeParse({
    version: 1,
    facts: {
      referrer: cells.text('referrer'),
      requested: cells.text('requested'),
      diagnosis: { code: cells.text('diagnosis_code'), text: cells.text('diagnosis') },
      baselineNrs: facts.baselineNrs,
      history: cells.text('history'),
    },
    patient: {
      version: 1,
      facts: {
        familyName: cells.text('family_name'),
        givenName: cells.text('given_name'),
        phone: cells.text('phone'),
        email: cells.text('email'),
        language: cells.text('language'),
        weightKg: facts.weightKg,
        allergies: facts.allergies,
        drugs: facts.drugs,
      },
    },
  }).error ?? { issues: [] };
  for (const issue of issues) {
    const path = issue.path.filter((part) => typeof part === 'string').join('.');
    const column = COLUMN_OF[path];
    if (column === undefined) throw new Error(`No column for ${path}`);
    if (column === 'nrs' || column === 'weight_kg')
      cells.fault(column, { problem: 'not-a-number', ...RANGES[column] });
    else if (column === 'diagnosis_code') cells.fault(column, { problem: 'not-a-code' });
    else if (issue.code === 'too_big' && issue.origin === 'array')
      cells.fault(column, { problem: 'too-many', most: Number(issue.maximum) });
    else if (issue.code === 'too_big')
      cells.fault(column, { problem: 'too-long', longest: Number(issue.maximum) });
    else throw new Error(`No words for ${issue.code} of ${path}`);
  }
}

function heldAgainstDomain(
  cells: CsvCells,
  facts: Pick<IncomingReferral, 'receivedOn' | 'side'> & {
    readonly birthDate: ClinicDate | null;
    readonly code: string | null;
  },
  today: ClinicDate,
): void {
  const { birthDate, receivedOn, code, side } = facts;
  for (const refusal of dateRefusals({ birthDate, receivedOn }, today))
    if (refusal.code === 'date-impossible')
      cells.fault(refusal.field === 'birth-date' ? 'birth_date' : 'received_on', {
        problem: 'day-impossible',
      });
  const codeSide = code === null ? null : diagnosisSide(code);
  if (codeSide !== null && side !== null && !sidesAgree(code, side))
    cells.fault('side', { problem: 'side-mismatch', codeSide, side });
}
