import type { BookingEvent, PlaceThen } from '#domain/booking/history';
import { formatClock } from '#domain/time/minutes';
import type { Names } from '../../shared/refusal-messages/names';
import { shortDay } from '../../shared/times/words';
import { howWord, overruledWord } from './booking-words';

/** `Mon, Sep 14 09:30, Room 2, Dr Lind`: a place as the history names it. */
function placeWords({ date, start, roomId, physicianId }: PlaceThen, names: Names): string {
  return $localize`${shortDay(date)}:day: ${formatClock(start)}:time:, ${names.resource(roomId)}:room:, ${names.resource(physicianId)}:physician:`;
}

/** What somebody did with the booking, in one sentence without who and when. */
export function eventWords({ kind, from, to, told }: BookingEvent, names: Names): string {
  switch (kind) {
    case 'placed':
      return to === null
        ? $localize`Booked`
        : $localize`Booked for ${placeWords(to, names)}:place:`;
    case 'moved':
    case 'swapped':
      return movedWords(kind, from, to, names);
    case 'confirmed':
      return $localize`Booking confirmed`;
    case 'cancelled':
      return $localize`Booking cancelled`;
    case 'stood-again':
      return $localize`Cancellation undone: the booking stands again`;
    case 'unconfirmed':
      return $localize`Confirmation undone: provisional again`;
    case 'told':
      return told === null ? $localize`Patient told` : toldWords(told, names);
  }
}

function toldWords(
  { how, date, start, arrive, physicianId, confirmed }: NonNullable<BookingEvent['told']>,
  names: Names,
): string {
  const when = [
    `${shortDay(date)} ${formatClock(start)}`,
    arrive === null ? null : $localize`arrive ${formatClock(arrive)}:time:`,
    physicianId === null ? null : names.resource(physicianId),
  ]
    .filter((part) => part !== null)
    .join(', ');
  return confirmed
    ? $localize`Patient told ${howWord(how)}:how:: ${when}:when:, and has confirmed`
    : $localize`Patient told ${howWord(how)}:how:: ${when}:when:`;
}

function movedWords(
  kind: 'moved' | 'swapped',
  from: PlaceThen | null,
  to: PlaceThen | null,
  names: Names,
): string {
  if (from === null || to === null) return $localize`Moved`;
  const [before, after] = [placeWords(from, names), placeWords(to, names)];
  if (before === after && from.durationMinutes !== null && to.durationMinutes !== null)
    return $localize`Length changed from ${from.durationMinutes}:before: to ${to.durationMinutes}:after: min`;
  return kind === 'swapped'
    ? $localize`Swapped with another booking, from ${before}:from: to ${after}:to:`
    : $localize`Moved from ${before}:from: to ${after}:to:`;
}

/** "Let pass: yearly cap (going away)": what was overruled in this step. */
export function letPassWords({ overrules }: BookingEvent): string[] {
  return overrules.map(
    ({ code, reason }) => $localize`Overruled: ${overruledWord(code)}:what: (${reason}:reason:)`,
  );
}
