import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CsvPreview, CsvPreviewRow } from '#contract/referral-csv';
import { listName } from '#domain/clinic/patient';
import type { CsvFile, CsvRow } from '#domain/referral/referral-csv';
import type { ClinicDate } from '#domain/time/clinic-date';
import type { Schema } from '../db/schema.ts';
import { faultSentence } from './fault-sentence.ts';
import { differsFrom, findByIdentifiers, identifiersOf } from './find-patient.ts';
import { findEvents, isWithdrawal } from './keep-original.ts';

/** How a CSV file is read; given by whoever starts the server, because areas do not import each other. */
export type ReadCsv = (content: Uint8Array, today: ClinicDate) => CsvFile;

export const hashOf = (content: Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** What a file holds and what would come of each row. It only ever reads. */
export async function previewCsv(
  db: Transaction<Schema>,
  file: CsvFile,
  hash: string,
): Promise<CsvPreview> {
  const { charset, separator, absent, faults, rows } = file;
  return {
    hash,
    charset,
    separator,
    absent: [...absent],
    faults: faults.map((fault) => ({ ...fault, problem: faultSentence(fault) })),
    rows: await Promise.all(rows.map((row) => previewRow(db, row))),
  };
}

async function previewRow(
  db: Transaction<Schema>,
  { row, cells, faults, referral }: CsvRow,
): Promise<CsvPreviewRow> {
  const shown = { row, cells: [...cells], faults: faults as CsvPreviewRow['faults'] };
  if (referral === null) return { ...shown, fate: null, patient: null };
  const [events, known] = await Promise.all([
    findEvents({ db }, referral.key),
    findByIdentifiers({ db }, identifiersOf(referral.patient)),
  ]);
  const patient = known && { id: known.id, mrn: known.mrn, name: listName(known) };
  const repeated = events.some(({ fingerprint }) => fingerprint === referral.fingerprint);
  if (repeated) return { ...shown, fate: 'already-known', patient };
  if (known !== null && differsFrom(known, referral.patient) !== null)
    return { ...shown, fate: 'patient-differs', patient };
  const last = events.at(-1);
  if (last === undefined) return { ...shown, fate: 'create', patient };
  return { ...shown, fate: isWithdrawal(last) ? 'ask-again' : 'add-to', patient };
}
