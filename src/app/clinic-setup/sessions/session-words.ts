import type { Closure } from '#domain/clinic/clinic';
import type { SessionTemplate } from '#domain/clinic/session-template';
import { addDays, type ClinicDate, type Weekday } from '#domain/time/clinic-date';
import { formatRange } from '#domain/time/minutes';
import type { Names } from '../../shared/refusal-messages/names';
import { exactDay } from '../../shared/times/words';
import { allOf } from '../../shared/words/lists';

const LONG = new Intl.DateTimeFormat($localize.locale, { weekday: 'long', timeZone: 'UTC' });

/** "Tuesday". */
export function longWeekday(weekday: Weekday): string {
  return LONG.format(Date.UTC(2026, 0, 4 + weekday, 12));
}

/** "Every 2 weeks". */
export function everyWords(weeks: number): string {
  return weeks === 1 ? $localize`Every week` : $localize`Every ${weeks}:count: weeks`;
}

/** "Every 2 weeks on Tuesday 09:00–12:30". */
export function rhythmWords(template: SessionTemplate): string {
  const { everyWeeks, weekday, minutes } = template;
  return $localize`${everyWords(everyWeeks)}:every: on ${longWeekday(weekday)}:weekday: ${formatRange(minutes)}:minutes:`;
}

/** "At most 8 cases, 2 with sedation"; empty without a cap. */
export function capWords({
  maxCases,
  maxSedationCases,
}: Pick<SessionTemplate, 'maxCases' | 'maxSedationCases'>): string {
  const cases =
    maxCases === null
      ? []
      : [maxCases === 1 ? $localize`1 case` : $localize`${maxCases}:count: cases`];
  const sedated =
    maxSedationCases === null ? [] : [$localize`${maxSedationCases}:count: with sedation`];
  const caps = [...cases, ...sedated];
  return caps.length === 0 ? '' : $localize`at most ${caps.join(', ')}:caps:`;
}

/** "from Sep 14, 2026", "until Mar 26, 2027", or nothing for one that goes on and on. */
export function spanWords({ from, until }: SessionTemplate, today: ClinicDate): string {
  const span = [
    ...(from > today ? [$localize`from ${exactDay(from)}:day:`] : []),
    ...(until === null ? [] : [$localize`until ${exactDay(until)}:day:`]),
  ];
  return span.join(' ');
}

/** The whole template as one would say it. */
export function templateWords(template: SessionTemplate, names: Names): string {
  const { physicianId, roomId, procedureTypeIds } = template;
  const where = [
    rhythmWords(template),
    names.resource(physicianId),
    names.resource(roomId),
    spanWords(template, names.today),
  ].filter((words) => words !== '');
  const limits = [
    capWords(template),
    procedureTypeIds.length === 0
      ? ''
      : $localize`only ${allOf(procedureTypeIds.map((id) => names.procedureType(id)))}:procedures:`,
  ].filter((words) => words !== '');
  return [where.join(', '), ...limits].join('; ');
}

/** Days in a row on which the same is away for the same reason. */
export interface ClosureSpan {
  readonly resourceId: string | null;
  readonly reason: string;
  readonly from: ClinicDate;
  readonly to: ClinicDate;
  readonly ids: readonly string[];
}

export function closureSpans(closures: readonly Closure[], today: ClinicDate): ClosureSpan[] {
  const spans: ClosureSpan[] = [];
  const coming = closures.filter(({ date }) => date >= today);
  for (const closure of coming.sort((a, b) => a.date.localeCompare(b.date))) {
    const { resourceId, reason, date, id } = closure;
    const at = spans.findIndex(
      (span) =>
        span.resourceId === resourceId && span.reason === reason && addDays(span.to, 1) === date,
    );
    const span = spans[at];
    if (span === undefined) spans.push({ resourceId, reason, from: date, to: date, ids: [id] });
    else spans[at] = { ...span, to: date, ids: [...span.ids, id] };
  }
  return spans;
}
