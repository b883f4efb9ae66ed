import { CSV_MARK, csvLine } from '#domain/referral/csv-text';
import type { QueueRow } from '#domain/referral/queue-row';
import { waitingClock } from '#domain/referral/waiting-clock';
import type { Calendar } from '#domain/referral/worklist';
import { clinicDateOf } from '#domain/time/instant';

/** What the export needs besides the rows: the day, and how the clinic calls its procedures. */
export interface QueueCsvSetting {
  readonly calendar: Calendar;
  readonly procedureName: (id: string) => string;
}

type Column = readonly [name: string, cell: (row: QueueRow, setting: QueueCsvSetting) => unknown];

/** The columns of the export, in their order. `docs/referral-csv.md` says what each holds. */
const COLUMNS: readonly Column[] = [
  ['record_number', (row) => row.mrn],
  ['family_name', (row) => row.familyName],
  ['given_name', (row) => row.givenName],
  ['birth_date', (row) => row.birthDate],
  ['sex', (row) => row.sex],
  ['diagnosis_code', (row) => row.diagnosis?.code],
  ['diagnosis', (row) => row.diagnosis?.text],
  ['requested', (row) => row.requested],
  [
    'procedure',
    (row, { procedureName }) => row.procedureTypeId && procedureName(row.procedureTypeId),
  ],
  ['side', (row) => row.side],
  ['urgency', (row) => row.urgency],
  ['referrer', (row) => row.referrer],
  ['received_on', (row, { calendar }) => clinicDateOf(row.receivedAt, calendar.zone)],
  ['waited_days', (row, setting) => clockOf(row, setting).waitedDays],
  ['due_on', (row, setting) => clockOf(row, setting).dueOn],
  ['overdue_days', (row, setting) => clockOf(row, setting).overdueDays],
  ['stage', (row) => row.stage],
  ['lists', (row) => row.lists.join(' ')],
  ['missing', (row) => row.missing.join(' ')],
  ['next_move_by', (row) => row.move?.who],
  ['next_move', (row) => row.move?.what],
  ['red_flags', (row) => row.redFlags.join(' ')],
  ['next_block_on', (row) => row.nextBlockOn],
];

export const QUEUE_CSV_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/**
 * A list of the queue for a spreadsheet, line by line: every cell is text there and no formula, and
 * the mark at the start says that it is UTF-8.
 */
export async function* queueCsv(
  rows: Iterable<QueueRow> | AsyncIterable<QueueRow>,
  setting: QueueCsvSetting,
): AsyncGenerator<string> {
  // With the first row, so that a query that fails is answered as such and not with half a file.
  let heading = CSV_MARK + csvLine(QUEUE_CSV_COLUMNS);
  for await (const row of rows) {
    yield heading + csvLine(COLUMNS.map(([, cell]) => textOf(cell(row, setting))));
    heading = '';
  }
  if (heading !== '') yield heading;
}

function clockOf(row: QueueRow, { calendar }: QueueCsvSetting): ReturnType<typeof waitingClock> {
  return waitingClock(row, calendar.rules, calendar.zone, calendar.today);
}

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
