import { CSV_COLUMNS, type CsvColumn } from '#domain/referral/referral-csv';
import { csvLine } from '#domain/referral/csv-text';
import type { ClinicalPicture } from './clinical-picture.ts';
import type { Omitted } from './omissions.ts';

/** A referral as a practice keeps it in its spreadsheet: the heading and one row. */
export function csvReferral(
  picture: ClinicalPicture,
  { number, omitted }: { readonly number: string; readonly omitted: readonly Omitted[] },
): string {
  const { patient, referrer, levels, history, tried } = picture;
  const unless = (fact: Omitted, text: string): string => (omitted.includes(fact) ? '' : text);
  const row: Readonly<Record<CsvColumn, string>> = {
    sender: referrer.organisation,
    referral_number: number,
    // Sent on the day it was written.
    received_on: '',
    patient_number: patient.mrn.replace('HPC-', ''),
    family_name: patient.familyName,
    given_name: patient.givenName,
    birth_date: patient.birthDate,
    sex: patient.sex,
    phone: unless('phone', patient.phone),
    email: patient.email ?? '',
    language: patient.language,
    interpreter: patient.interpreterNeeded ? 'yes' : 'no',
    weight_kg: String(patient.weightKg),
    allergies: patient.allergies.join(' | '),
    drugs: patient.drugs.join(' | '),
    diabetes: patient.diabetes ? 'yes' : 'no',
    referrer: referrer.name,
    requested: 'Lumbar sympathetic block',
    diagnosis_code: unless('diagnosis-code', picture.code),
    diagnosis: picture.diagnosis,
    side: unless('side', picture.side),
    levels: unless('levels', levels.join(' ')),
    urgency: unless('urgency', picture.urgency),
    nrs: unless('baseline-nrs', String(picture.nrs)),
    history: `${history} Tried so far: ${tried}`,
  };
  return csvLine(CSV_COLUMNS) + csvLine(CSV_COLUMNS.map((column) => row[column]));
}
