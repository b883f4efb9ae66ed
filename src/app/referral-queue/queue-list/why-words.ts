import type { QueueRow } from '#domain/referral/queue-row';
import type { Worklist } from '#domain/referral/worklist';
import type { ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';
import { daysBetween } from '#domain/time/clinic-date';
import { formatClock } from '#domain/time/minutes';
import { dayWords, daysWords } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { missingFactWord, redFlagWord } from '../../shared/words/referral-words';
import { blockerSentence } from '../queue-words';

/** What the column says that tells why a row is on this list. */
export function whyHeading(list: Worklist | null): string {
  switch (list) {
    case 'red-flags':
      return $localize`Red flag`;
    case 'waiting-for-information':
      return $localize`Returned`;
    case 'to-call':
      return $localize`To tell`;
    case 'unavailable':
      return $localize`Away`;
    case 'authorisation-ending':
      return $localize`Authorised`;
    case 'unbookable':
    case 'not-ready':
      return $localize`What stands in the way`;
    default:
      return $localize`Missing`;
  }
}

export interface WhySetting {
  readonly today: ClinicDate;
  readonly zone: string;
  /** A physician's name by id. */
  readonly physician: (id: string) => string;
}

/** Why this row is on this list, in a few words; without a list, what it lacks. */
export function whyWords(row: QueueRow, list: Worklist | null, setting: WhySetting): string {
  const { today, zone } = setting;
  switch (list) {
    case 'red-flags':
      return allOf(row.redFlags.map(redFlagWord));
    case 'waiting-for-information':
      return returnedWords(row, today, zone);
    case 'to-call':
      return toTellWords(row, setting);
    case 'unavailable': {
      const away = row.blockers.find((blocker) => blocker.code === 'patient-unavailable');
      if (away === undefined) return '';
      return away.until === null
        ? $localize`until further notice`
        : $localize`until ${dayWords(away.until, today)}:day:`;
    }
    case 'authorisation-ending':
      return row.authorised === null
        ? ''
        : $localize`until ${dayWords(row.authorised.until, today)}:day:`;
    case 'unbookable':
    case 'not-ready': {
      const [first, ...others] = row.blockers;
      if (first === undefined) return '';
      const words = blockerSentence(first, today);
      return others.length === 0 ? words : $localize`${words}:first: +${others.length}:count:`;
    }
    default:
      return missingWords(row);
  }
}

function returnedWords({ returnedAt }: QueueRow, today: ClinicDate, zone: string): string {
  if (returnedAt === null) return '';
  const days = daysBetween(clinicDateOf(returnedAt, zone), today);
  return days === 0 ? $localize`today` : $localize`${daysWords(days)}:days: ago`;
}

/** "Tue 09:30", and what they were told before: a patient who knows something else is at risk. */
function toTellWords({ toTell }: QueueRow, { today, physician }: WhySetting): string {
  if (toTell === null) return '';
  const { date, start, told } = toTell;
  const now = `${dayWords(date, today)} ${formatClock(start)}`;
  if (told === null) return $localize`${now}:when:, not told yet`;
  if (told.date === date && told.start === start)
    return told.otherPhysician === undefined
      ? $localize`${now}:when:, was told to arrive ${formatClock(told.arrive ?? start)}:arrive:`
      : $localize`${now}:when:, was told ${physician(told.otherPhysician.was)}:before:, now ${physician(told.otherPhysician.now)}:now:`;
  const before =
    told.date === date
      ? formatClock(told.start)
      : `${dayWords(told.date, today)} ${formatClock(told.start)}`;
  return $localize`was told ${before}:before:, now ${now}:now:`;
}

function missingWords({ missing, stage }: QueueRow): string {
  if (stage === 'declined' || stage === 'withdrawn' || stage === 'completed') return '';
  const [first, ...others] = missing;
  if (first === undefined) return '';
  return others.length === 0
    ? missingFactWord(first)
    : $localize`${missingFactWord(first)}:fact: +${others.length}:count:`;
}
