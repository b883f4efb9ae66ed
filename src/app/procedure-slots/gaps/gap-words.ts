import type { FitReason, NearlyReason } from '#domain/gaps/candidate';
import { formatClock } from '#domain/time/minutes';
import type { Names } from '../../shared/refusal-messages/names';
import { refusalSentence } from '../../shared/refusal-messages/refusal-sentences';
import { dayWords, daysWords } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';
import { readinessWord } from '../../shared/words/readiness-words';

/** Why somebody can really come. */
export function fitWord(reason: FitReason, names: Names): string {
  const day = (date: string) => dayWords(date, names.today);
  switch (reason.code) {
    case 'comes-at-short-notice':
      return $localize`Comes at short notice`;
    case 'asked-for-this-physician':
      return $localize`Asked for ${names.resource(reason.physicianId)}:physician:`;
    case 'asked-for-another-physician':
      return $localize`Asked for ${names.resource(reason.physicianId)}:physician:: ask whether this one will do`;
    case 'ready':
      return $localize`Nothing is missing`;
    case 'still-to-do':
      return $localize`Still to do, in time: ${allOf(reason.kinds.map(readinessWord))}:items:`;
    case 'authorised':
      return $localize`Authorised until ${day(reason.until)}:day:, ${reason.blocksLeft}:count: left`;
    case 'drug-continues':
      return $localize`${reason.drug}:drug: goes on`;
    case 'drug-can-be-stopped':
      return $localize`${reason.drug}:drug: can still be stopped: without it from ${day(reason.from)}:day:`;
    case 'interval-kept':
      return reason.maximumDays === null
        ? $localize`${daysWords(reason.days)}:days: from the block ${day(reason.otherDate)}:day:, at least ${reason.minimumDays}:minimum:`
        : $localize`${daysWords(reason.days)}:days: from the block ${day(reason.otherDate)}:day:, allowed ${reason.minimumDays}:minimum: to ${reason.maximumDays}:maximum:`;
    case 'pulled-forward':
      return $localize`Comes sooner than ${day(reason.from.date)}:day: ${formatClock(reason.from.start)}:time:, which falls free`;
  }
}

/** The one thing that keeps somebody from coming. */
export function nearlyWord(reason: NearlyReason, names: Names): string {
  return reason.code === 'readiness-too-late'
    ? $localize`Too late for: ${readinessWord(reason.kind)}:item:`
    : refusalSentence(reason, names);
}
