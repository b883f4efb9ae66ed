import type { RowChange } from '#domain/daily-list/seen';
import { formatClock } from '#domain/time/minutes';
import type { Names } from '../shared/refusal-messages/names';
import { sideWord } from '../shared/words/referral-words';
import { riskWords } from '../shared/words/risk-words';

/** "time was 09:10": what is otherwise than when the list was last seen. */
export function changeWords(change: RowChange, names: Names): string {
  switch (change.kind) {
    case 'new':
      return $localize`new on the list`;
    case 'side':
      return change.from === null
        ? $localize`had no side`
        : $localize`side was ${sideWord(change.from)}:side:`;
    case 'levels':
      return change.from.length === 0
        ? $localize`had no levels`
        : $localize`levels were ${change.from.join(' ')}:levels:`;
    case 'procedure':
      return $localize`was ${names.procedureType(change.from)}:procedure:`;
    case 'time':
      return $localize`was ${formatClock(change.from)}:time:`;
    case 'room':
      return $localize`was in ${names.resource(change.from)}:room:`;
    case 'status':
      return change.from === 'provisional'
        ? $localize`was provisional`
        : $localize`was confirmed before`;
    case 'risk':
      return $localize`new: ${riskWords(change.risk).words}:risk:`;
    case 'risk-gone':
      return $localize`a risk is gone`;
  }
}
