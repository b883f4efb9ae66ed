import type { ClinicRefusal } from '#domain/clinic/clinic-refusal';
import { formatRange } from '#domain/time/minutes';
import { exactDay, onDay } from '../times/words';
import { numberWord, ruleWord } from '../words/rule-words';
import type { Names } from './names';

function bookingsWords(bookings: number): string {
  return bookings === 1 ? $localize`1 booking` : $localize`${bookings}:count: bookings`;
}

function sessionsWords(sessions: number): string {
  return sessions === 1 ? $localize`1 session` : $localize`${sessions}:count: sessions`;
}

export function clinicSentence(refusal: ClinicRefusal, names: Names): string {
  switch (refusal.code) {
    case 'rule-out-of-range':
      return $localize`${ruleWord(refusal.rule)}:number: must be between ${numberWord(refusal.least)}:least: and ${numberWord(refusal.most)}:most:, in steps of ${numberWord(refusal.step)}:step:.`;
    case 'rules-out-of-order':
      return $localize`“${ruleWord(refusal.first)}:first:” must be less than “${ruleWord(refusal.second)}:second:”. Change one of them.`;
    case 'no-rules-proposed':
      return $localize`No other numbers are asked for any more. Somebody has decided meanwhile.`;
    case 'zone-unknown':
      return $localize`“${refusal.zone}:zone:” is no time zone. Choose one from the list, such as Europe/London.`;
    case 'hours-cross-clock-change':
      return $localize`The clock changes during these hours on ${exactDay(refusal.date)}:day:. Open later or close earlier on that weekday.`;
    case 'session-clash':
      return $localize`${names.resource(refusal.resourceId)}:resource: already has a session ${formatRange(refusal.minutes)}:minutes: ${onDay(refusal.date, names.today)}:day:. Choose another time, or cancel that session.`;
    case 'session-outside-hours':
      return refusal.open === null
        ? $localize`The clinic is closed ${onDay(refusal.date, names.today)}:day:. Choose another day.`
        : $localize`The clinic is open ${formatRange(refusal.open)}:minutes: ${onDay(refusal.date, names.today)}:day:. Keep the session within that.`;
    case 'bookings-stranded':
      return $localize`${bookingsWords(refusal.bookings)}:bookings: would need a move, the first ${onDay(refusal.first, names.today)}:day:. Look at the list, then save again.`;
    case 'template-without-dates':
      return $localize`No session falls into these dates. Choose a later last day.`;
    case 'last-day-before-first':
      return $localize`The last day, ${exactDay(refusal.to)}:to:, is before the first, ${exactDay(refusal.from)}:from:. Choose a last day on it or after it.`;
    case 'date-not-left-out':
      return $localize`${exactDay(refusal.date)}:day: is not left out of these sessions. Look at their dates again.`;
    case 'too-many-days':
      return $localize`At most ${refusal.most}:count: days can be closed at once. Choose an earlier last day.`;
    case 'absence-strands-bookings':
      return $localize`${bookingsWords(refusal.bookings)}:bookings: of that day came in meanwhile and are not in this plan. Look at the list again.`;
    case 'too-many-sessions':
      return $localize`At most ${refusal.most}:count: sessions can be added at once. Choose an earlier last day.`;
    case 'not-in-service':
      return $localize`${names.resource(refusal.resourceId)}:resource: is not in service ${onDay(refusal.date, names.today)}:day:. Choose another.`;
    case 'still-in-use': {
      const uses = [
        ...(refusal.bookings > 0 ? [bookingsWords(refusal.bookings)] : []),
        ...(refusal.sessions > 0 ? [sessionsWords(refusal.sessions)] : []),
      ].join(', ');
      return $localize`${names.resource(refusal.resourceId)}:resource: is still planned until ${exactDay(refusal.last)}:day: (${uses}:uses:). Move or cancel them first, or choose a later day.`;
    }
  }
}
