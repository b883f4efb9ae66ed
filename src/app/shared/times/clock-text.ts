import { isMinute, type Minute } from '#domain/time/minutes';

/** What a text field for a clock time accepts, in steps of five minutes. */
export const CLOCK_PATTERN = '([01]?[0-9]|2[0-3]):[0-5][05]|24:00';

/** "9:30" → `570`; `null` for anything that is no time of the grid. */
export function minuteOf(text: string): Minute | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && isMinute(minute) ? minute : null;
}
