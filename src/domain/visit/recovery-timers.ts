import { answerTo } from '#domain/discharge/checklist';
import { MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { addMinutes, minutesBetween, type Instant } from '#domain/time/instant';
import { checklistOf, isObserved, type DayCase } from '#domain/visit/day-case';
import { stateOf, takenAt, type Measurement } from '#domain/visit/visit';

export const RECOVERY_TIMERS = ['vitals', 'temperature', 'rescore', 'home'] as const;
export type RecoveryTimerKind = (typeof RECOVERY_TIMERS)[number];

export interface RecoveryTimer {
  readonly kind: RecoveryTimerKind;
  readonly dueAt: Instant;
  /** Whole minutes until then, negative once it is overdue. */
  readonly inMinutes: number;
}

/** Minutes after the block at which both soles are read. Source: clinical.md C, "Default". */
export const TEMPERATURE_MINUTES: readonly number[] = [5, 10, 15, 20, 30];
/** A reading so many minutes early is the one that was asked for. */
const EARLY_MINUTES = 2;

const VITALS: readonly Measurement['kind'][] = ['systolic', 'diastolic', 'pulse', 'spo2'];

/**
 * What falls due next while a patient recovers, the first first; empty before and after. Vitals every
 * `vitalsMinutes`, or `sedatedVitalsMinutes` after sedation, from the last ones; a score every
 * `rescoreMinutes`; temperatures at `TEMPERATURE_MINUTES` while any is missing; home after the
 * observation. Sources: clinical.md D (vitals 15, sedated 5, M; rescore 30 [54]; observation 30 [31]).
 */
export function recoveryTimers(day: DayCase, now: Instant): RecoveryTimer[] {
  const since = takenAt(day.visit, 'in-recovery');
  const state = stateOf(day.visit);
  if (since === null || !isObserved(day) || (state !== 'in-recovery' && state !== 'ready'))
    return [];
  const { rules } = day.clinic;
  const every = day.booking.sedation ? rules.sedatedVitalsMinutes : rules.vitalsMinutes;
  const timer = (kind: RecoveryTimerKind, dueAt: Instant): RecoveryTimer => ({
    kind,
    dueAt,
    inMinutes: minutesBetween(now, dueAt),
  });
  const temperature = nextTemperature(day, since);
  const timers = [
    timer('vitals', addMinutes(lastVitals(day) ?? since, every)),
    ...(temperature === null ? [] : [timer('temperature', addMinutes(since, temperature))]),
    timer('rescore', addMinutes(lastScore(day) ?? since, rules.rescoreMinutes)),
    timer('home', addMinutes(since, rules.observationMinutes)),
  ];
  return (
    timers
      // Once the observation is over, it is the blockers that say what is missing.
      .filter(({ kind, inMinutes }) => kind !== 'home' || inMinutes > 0)
      .sort((a, b) => a.inMinutes - b.inMinutes)
  );
}

const newest = (times: readonly Instant[]): Instant | null =>
  times.reduce<Instant | null>(
    (last, at) => (last === null || minutesBetween(last, at) > 0 ? at : last),
    null,
  );

function lastVitals({ visit }: DayCase): Instant | null {
  return newest(
    visit.measurements
      .filter(({ kind, phase }) => phase === 'recovery' && VITALS.includes(kind))
      .map(({ at }) => at),
  );
}

function lastScore(day: DayCase): Instant | null {
  const recovery = checklistOf(day, 'recovery');
  if (recovery === undefined) return null;
  return newest(
    MPADSS_ITEMS.flatMap((linkId) => {
      const answer = answerTo(recovery, linkId);
      return answer === undefined ? [] : [answer.at];
    }),
  );
}

/** The first of the minutes that no reading belongs to; `null` when all are there. */
function nextTemperature({ visit }: DayCase, since: Instant): number | null {
  const read = visit.measurements
    .filter(({ kind, phase }) => kind === 'skin-temperature' && phase === 'recovery')
    .map(({ at }) => minutesBetween(since, at));
  return (
    TEMPERATURE_MINUTES.find((minute, nth) => {
      const next = TEMPERATURE_MINUTES[nth + 1] ?? Number.POSITIVE_INFINITY;
      return !read.some((at) => minute - EARLY_MINUTES <= at && at < next - EARLY_MINUTES);
    }) ?? null
  );
}
