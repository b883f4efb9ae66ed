import type { ResponseTime, SeriesDecisionKind } from '#domain/series/series';
import type { SeriesState } from '#domain/series/series-course';

export function responseTimeWord(due: ResponseTime): string {
  switch (due) {
    case '30-min':
      return $localize`30 minutes`;
    case '24-h':
      return $localize`24 hours`;
    case '7-d':
      return $localize`7 days`;
    case '4-w':
      return $localize`4 weeks`;
  }
}

export function seriesDecisionWord(decision: SeriesDecisionKind): string {
  switch (decision) {
    case 'continue':
      return $localize`Continue`;
    case 'extend':
      return $localize`Extend`;
    case 'stop':
      return $localize`Stop`;
    case 'repeat-technically':
      return $localize`Repeat: block failed technically`;
    case 'escalate':
      return $localize`Escalate`;
  }
}

export function seriesStateWord(state: SeriesState): string {
  switch (state) {
    case 'planned':
      return $localize`Running`;
    case 'waiting-for-response':
      return $localize`Waiting for a response`;
    case 'waiting-for-decision':
      return $localize`Waiting for a decision`;
    case 'paused':
      return $localize`Paused`;
    case 'completed':
      return $localize`Completed`;
    case 'stopped':
      return $localize`Stopped`;
    case 'escalated':
      return $localize`Escalated`;
  }
}

/** Hours of relief as patients say them: hours for the first two days, then days. */
export function reliefLasted(hours: number): string {
  if (hours < 48) return $localize`${Math.round(hours)}:hours: h`;
  return $localize`${Math.round(hours / 24)}:days: days`;
}
