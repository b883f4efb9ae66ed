import {
  arrivalOf,
  patientKnowsTime,
  toldOtherPhysician,
  type Booking,
  type Told,
  type ToldHow,
} from '#domain/booking/booking';
import { formatClock } from '#domain/time/minutes';
import type { Names } from '../../shared/refusal-messages/names';
import { dayWords } from '../../shared/times/words';

/** By which way the patient was told, as a choice and after "told". */
export function howWord(how: ToldHow): string {
  switch (how) {
    case 'phone':
      return $localize`by phone`;
    case 'letter':
      return $localize`by letter`;
    case 'text':
      return $localize`by text message`;
    case 'e-mail':
      return $localize`by e-mail`;
    case 'in-person':
      return $localize`in person`;
  }
}

/** What the patient was told and what is so now: only what is another, so that it is not overheard. */
export function wasToldWords(booking: Booking, told: Told, names: Names): string {
  const physicians = toldOtherPhysician(booking);
  const [was, now] =
    physicians === null
      ? [null, null]
      : [names.resource(physicians.was), names.resource(physicians.now)];
  const at = (date: string, start: number, physician: string | null): string => {
    const when = `${dayWords(date, names.today)} ${formatClock(start)}`;
    return physician === null ? when : $localize`${when}:when: with ${physician}:physician:`;
  };
  if (!patientKnowsTime(booking))
    return $localize`Was told ${at(told.date, told.start, was)}:before:, now ${at(booking.date, booking.start, now)}:now:.`;
  if (was !== null) return $localize`Was told ${was}:before: treats, now ${now}:now:.`;
  return $localize`Was told to arrive ${formatClock(told.arrive ?? told.start)}:before:, now ${formatClock(arrivalOf(booking))}:now:.`;
}

/** What somebody let pass, by the refusal's code as it is kept with the booking. */
export function overruledWord(code: string): string {
  switch (code) {
    case 'session-full':
      return $localize`session already full`;
    case 'turnover-past-session':
      return $localize`cleaning after the session’s end`;
    case 'patient-unavailable':
      return $localize`patient’s wish`;
    case 'interval-too-short':
      return $localize`interval too short`;
    case 'interval-too-long':
      return $localize`interval too long`;
    case 'yearly-cap-reached':
      return $localize`yearly cap`;
    case 'authorisation-used-up':
    case 'authorisation-not-valid':
      return $localize`authorisation`;
    default:
      return code;
  }
}
