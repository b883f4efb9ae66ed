import type { DailyRow, LastResponse } from '#domain/daily-list/daily-list';
import type { Sex } from '#domain/clinic/patient';
import { formatClock } from '#domain/time/minutes';
import type { Tone } from '../shared/chip/chip';
import type { IconName } from '../shared/icon/icons';
import { allOf } from '../shared/words/lists';
import { readinessWord } from '../shared/words/readiness-words';
import { reliefLasted } from '../shared/words/series-words';

/** `NRS 7 → 3 · 60 % · 5 days`. */
export function responseWords(response: LastResponse): string {
  const { nrsBefore, nrsAfter, reliefPercent, hoursOfRelief } = response;
  const parts = [
    nrsBefore === null && nrsAfter === null
      ? ''
      : $localize`NRS ${nrsBefore ?? '–'}:before: → ${nrsAfter ?? '–'}:after:`,
    reliefPercent === null ? '' : $localize`${reliefPercent}:percent: %`,
    hoursOfRelief === null ? '' : reliefLasted(hoursOfRelief),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

export function sexLetter(sex: Sex): string {
  switch (sex) {
    case 'female':
      return $localize`F`;
    case 'male':
      return $localize`M`;
    case 'other':
    case 'unknown':
      return '';
  }
}

/** What is not in hand, or that everything is. */
export function readinessWords({ open, booking }: Pick<DailyRow, 'open' | 'booking'>): {
  readonly words: string;
  readonly tone: Tone;
  readonly icon: IconName;
} {
  if (booking.status === 'provisional')
    return { words: $localize`Provisional`, tone: 'attention', icon: 'hourglass_top' };
  return open.length === 0
    ? { words: $localize`Ready`, tone: 'done', icon: 'check' }
    : {
        words: $localize`Missing: ${allOf(open.map(({ kind }) => readinessWord(kind)))}:what:`,
        tone: 'attention',
        icon: 'schedule',
      };
}

/** Minutes from which a delay is worth saying. */
const WORTH_SAYING = 5;

/** Not in the room yet: from there on the day's own checklists say what is missing. */
export function isAwaited(state: DailyRow['state']): boolean {
  return state === 'expected' || state === 'arrived' || state === 'prepared';
}

/** When it will begin, if that is not when it was planned. */
export function delayWords({ projection, state }: Pick<DailyRow, 'projection' | 'state'>) {
  if (projection === null || !isAwaited(state) || projection.delay < WORTH_SAYING) return null;
  return $localize`about ${formatClock(projection.start)}:time:`;
}
