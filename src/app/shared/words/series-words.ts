import type { ResponseTime, SeriesDecisionKind } from '#domain/series/series';

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
