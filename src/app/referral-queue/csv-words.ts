import type { CsvFate, CsvFault } from '#domain/referral/referral-csv';
import { oneOf } from '../shared/words/lists';
import { sideWord } from '../shared/words/referral-words';

/** What is wrong with a cell, and what to write instead. */
export function csvFaultWords(fault: CsvFault): string {
  switch (fault.problem) {
    case 'needed':
      return $localize`This is needed.`;
    case 'too-long':
      return $localize`Too long: at most ${fault.longest}:longest: characters.`;
    case 'too-many':
      return $localize`Too many: at most ${fault.most}:most:.`;
    case 'day-format':
      return fault.couldBe.length === 0
        ? $localize`Write the day like 2026-04-03 (year, month, day).`
        : $localize`Write the day as year, month, day: ${oneOf(fault.couldBe)}:days:?`;
    case 'no-such-day':
      return $localize`The calendar has no such day.`;
    case 'day-impossible':
      return $localize`This day is in the future, or too long ago.`;
    case 'unknown-word':
      return $localize`Write ${oneOf(fault.words)}:words:.`;
    case 'not-a-code':
      return $localize`This is not an ICD-10-CM code. Write it like G90.522.`;
    case 'side-mismatch':
      return $localize`The code says ${sideWord(fault.codeSide)}:codeSide:, the order says ${sideWord(fault.side)}:side:. Correct whichever is wrong.`;
    case 'not-a-number':
      return $localize`Write a number from ${fault.from}:from: to ${fault.to}:to:.`;
    case 'too-many-cells':
      return $localize`More cells than the heading has columns (${fault.columns}:columns:). Put a cell that holds the separator in quotation marks.`;
    case 'same-number':
      return $localize`Row ${fault.row}:row: is the same referral.`;
  }
}

/** What taking the row in would do. */
export function csvFateWords(fate: CsvFate): string {
  switch (fate) {
    case 'create':
      return $localize`New referral`;
    case 'add-to':
      return $localize`Adds to a known referral`;
    case 'ask-again':
      return $localize`Asks again for a referral that was withdrawn`;
    case 'already-known':
      return $localize`Known already, nothing changes`;
    case 'patient-differs':
      return $localize`Refused: its patient number belongs to somebody else here`;
  }
}
