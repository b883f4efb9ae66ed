import { listName } from '#domain/clinic/patient';
import type { DailyRow } from '#domain/daily-list/daily-list';
import type { Side } from '#domain/referral/laterality';
import { formatClock } from '#domain/time/minutes';
import { visitStateWord } from '../../shared/words/visit-words';
import { riskWords, type RiskWords } from '../../shared/words/risk-words';
import { delayWords, isAwaited, readinessWords, responseWords, sexLetter } from '../daily-words';

/** One patient in the words of the list, and no more: nothing else leaves the clinic's server for long. */
export interface KeptRow {
  readonly time: string;
  readonly delay: string | null;
  readonly side: Side | null;
  readonly name: string;
  /** Age, sex and number. */
  readonly about: string;
  readonly what: string;
  readonly block: string | null;
  /** How the last block worked, or that nobody knows. */
  readonly last: string;
  readonly chips: readonly RiskWords[];
  readonly state: string;
  readonly place: string;
}

/** A day of the list as it is kept. */
export interface KeptView {
  readonly form: typeof FORM;
  readonly clinic: string;
  readonly physician: string;
  readonly rows: readonly KeptRow[];
}

/** Changes when the view does: what an older app kept is then not guessed at. */
const FORM = 'list-1';

export function keptText(
  rows: readonly DailyRow[],
  names: Pick<KeptView, 'clinic' | 'physician'>,
): string {
  const view: KeptView = { form: FORM, ...names, rows: rows.map(keptRow) };
  return JSON.stringify(view);
}

export function keptView(text: string): KeptView | null {
  const view = JSON.parse(text) as Partial<KeptView>;
  return view.form === FORM ? (view as KeptView) : null;
}

function keptRow(row: DailyRow): KeptRow {
  const { booking, patient, age, block } = row;
  return {
    time: formatClock(booking.start),
    delay: delayWords(row),
    side: booking.side,
    name: listName(patient),
    about: joined([age === null ? '' : String(age), sexLetter(patient.sex), patient.mrn]),
    what: [row.procedure, ...booking.levels].join(' '),
    block: block === null ? null : $localize`block ${block.index}:index: of ${block.of}:of:`,
    last: lastWords(row),
    chips: [
      ...row.risks.map(riskWords),
      ...(row.toSign
        ? [{ words: $localize`To sign`, tone: 'attention', icon: 'draw' } as const]
        : []),
      ...(isAwaited(row.state) ? [readinessWords(row)] : []),
    ],
    state: visitStateWord(row.state),
    place: joined([row.room, row.bay ?? '']),
  };
}

function lastWords({ lastResponse, block }: DailyRow): string {
  if (lastResponse !== null) return $localize`Last block ${responseWords(lastResponse)}:response:`;
  return (block?.index ?? 1) > 1 ? $localize`No response recorded` : $localize`First block`;
}

const joined = (words: readonly string[]): string =>
  words.filter((word) => word !== '').join(' · ');
