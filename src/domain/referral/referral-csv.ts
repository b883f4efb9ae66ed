import type { IncomingReferral, RefusedMessage } from '#domain/referral/incoming';
import type { Side } from '#domain/referral/laterality';
import type { ClinicDate } from '#domain/time/clinic-date';

/** The columns of a referral file, in the order of the template. `docs/referral-csv.md` says what each holds. */
export const CSV_COLUMNS = [
  'sender',
  'referral_number',
  'received_on',
  'patient_number',
  'family_name',
  'given_name',
  'birth_date',
  'sex',
  'phone',
  'email',
  'language',
  'interpreter',
  'weight_kg',
  'allergies',
  'drugs',
  'diabetes',
  'referrer',
  'requested',
  'diagnosis_code',
  'diagnosis',
  'side',
  'levels',
  'urgency',
  'nrs',
  'history',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Without these nobody knows whose referral a row is, nor who sent it. */
export const NEEDED_COLUMNS = [
  'sender',
  'family_name',
  'given_name',
  'birth_date',
] as const satisfies readonly CsvColumn[];

/** `Family name` and `family-name` are `family_name`; `null` for what is no column of ours. */
export function columnNamed(heading: string): CsvColumn | null {
  const name = heading
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, '_');
  return CSV_COLUMNS.find((column) => column === name) ?? null;
}

/** One thing wrong with one cell, or with its row where `column` is `null`. */
export type CsvFault = {
  readonly column: CsvColumn | null;
  /** What stands there, shortened. */
  readonly found: string;
} & CsvProblem;

export type CsvProblem =
  | { readonly problem: 'needed' }
  | { readonly problem: 'too-long'; readonly longest: number }
  | { readonly problem: 'too-many'; readonly most: number }
  /** Not written as an ISO day; `could-be` are the days it may mean, as they should be written. */
  | { readonly problem: 'day-format'; readonly couldBe: readonly ClinicDate[] }
  | { readonly problem: 'no-such-day' }
  /** In the future, or too long ago. */
  | { readonly problem: 'day-impossible' }
  | { readonly problem: 'unknown-word'; readonly words: readonly string[] }
  | { readonly problem: 'not-a-code' }
  | { readonly problem: 'side-mismatch'; readonly codeSide: Side; readonly side: Side }
  | { readonly problem: 'not-a-number'; readonly from: number; readonly to: number }
  | { readonly problem: 'too-many-cells'; readonly columns: number }
  /** The same sender and number stand in an earlier row. */
  | { readonly problem: 'same-number'; readonly row: number };
export type CsvProblemCode = CsvProblem['problem'];

/** What taking a row in would do, as things stand. */
export const CSV_FATES = [
  'create',
  'add-to',
  /** Its sender had taken it back. */
  'ask-again',
  'already-known',
  'patient-differs',
] as const;
export type CsvFate = (typeof CSV_FATES)[number];

/** One row below the heading, as it was read. */
export interface CsvRow {
  /** As the spreadsheet numbers it: the heading is row 1, empty rows count. */
  readonly row: number;
  /** In the order of `CSV_COLUMNS`; empty where the file has no such column. */
  readonly cells: readonly string[];
  readonly faults: readonly CsvFault[];
  /** `null` where it has faults. */
  readonly referral: IncomingReferral | null;
  /** The heading and the row as they came, to be kept with the referral. */
  readonly original: string;
}

/** A whole file: its rows, or why it has none. */
export interface CsvFile {
  readonly charset: string;
  readonly separator: CsvSeparator;
  /** Columns that the file does without. */
  readonly absent: readonly CsvColumn[];
  readonly faults: readonly RefusedMessage[];
  readonly rows: readonly CsvRow[];
}

export const CSV_SEPARATORS = [',', ';', '\t'] as const;
export type CsvSeparator = (typeof CSV_SEPARATORS)[number];

/** The template's one row: an invented patient. */
export const CSV_EXAMPLE: Readonly<Record<CsvColumn, string>> = {
  sender: 'Brookfield Surgery',
  referral_number: 'BF-2041',
  received_on: '',
  patient_number: '884120',
  family_name: 'Example',
  given_name: 'Rosalind',
  birth_date: '1974-03-02',
  sex: 'female',
  phone: '01632 960104',
  email: 'rosalind@example.org',
  language: 'en',
  interpreter: 'no',
  weight_kg: '71.5',
  allergies: 'latex | penicillin',
  drugs: 'apixaban 5 mg twice daily',
  diabetes: 'no',
  referrer: 'Dr Tom Hale',
  requested: 'Lumbar sympathetic block',
  diagnosis_code: 'G90.522',
  diagnosis: 'CRPS I of the left lower limb',
  side: 'left',
  levels: 'L2 L3',
  urgency: 'urgent',
  nrs: '8',
  history: 'Burning pain of the left foot since an ankle fracture.',
};
