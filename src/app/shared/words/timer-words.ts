import type { RecoveryTimer } from '#domain/visit/recovery-timers';
import type { Instant } from '#domain/time/instant';
import { clockOf, minutesWords } from '../times/words';

/** What falls due: "Vital signs", "Temperature, 10 min". */
export function timerWord({ for: what, minute }: RecoveryTimer): string {
  switch (what) {
    case 'vitals':
      return $localize`Vital signs`;
    case 'temperature':
      return $localize`Temperature of both feet, ${minute ?? 0}:minute: min`;
    case 'score':
      return $localize`Discharge score`;
    case 'home':
      return $localize`Home at the earliest`;
  }
}

/** The same where there is room for a word: "Vitals". */
export function shortTimerWord(what: RecoveryTimer['for']): string {
  switch (what) {
    case 'vitals':
      return $localize`Vitals`;
    case 'temperature':
      return $localize`Feet`;
    case 'score':
      return $localize`Score`;
    case 'home':
      return $localize`Home`;
  }
}

/** "due 10:15, in 4 min", "due 10:15, overdue by 3 min". */
export function dueWords(at: Instant, minutesLeft: number, zone: string): string {
  const clock = clockOf(at, zone);
  if (minutesLeft > 0)
    return $localize`due ${clock}:time:, in ${minutesWords(minutesLeft)}:minutes:`;
  return minutesLeft === 0
    ? $localize`due now, ${clock}:time:`
    : $localize`due ${clock}:time:, overdue by ${minutesWords(-minutesLeft)}:minutes:`;
}

/** Of the earliest home, which nobody is late for: "10:10, in 4 min", "since 10:10". */
export function earliestWords(at: Instant, minutesLeft: number, zone: string): string {
  const clock = clockOf(at, zone);
  return minutesLeft > 0
    ? $localize`${clock}:time:, in ${minutesWords(minutesLeft)}:minutes:`
    : $localize`since ${clock}:time:`;
}
