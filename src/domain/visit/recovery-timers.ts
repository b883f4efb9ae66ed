import { answerTo } from '#domain/discharge/checklist';
import { MPADSS_ITEMS } from '#domain/discharge/link-ids';
import { ALDRETE_NEEDED, aldreteOf } from '#domain/discharge/scores';
import { addMinutes, minutesBetween, type Instant } from '#domain/time/instant';
import { blockEvidence } from '#domain/visit/block-evidence';
import { checklistOf, type DayCase, isObserved } from '#domain/visit/day-case';
import { stateOf, takenAt } from '#domain/visit/visit';

/** What falls due while a patient recovers. `home` is the earliest, and nobody's move. */
export interface RecoveryTimer {
  readonly for: 'vitals' | 'temperature' | 'score' | 'home';
  readonly at: Instant;
  /** Whole minutes until then, rounded up; 0 when it is due, negative when it is overdue. */
  readonly minutesLeft: number;
  readonly whose: 'nurse' | null;
  /** Of the temperature: the minute after the procedure's end. */
  readonly minute?: number;
}

/**
 * What falls due for a patient in recovery, the soonest first; empty before and after. Vital signs
 * every 5 minutes after sedation until Aldrete says awake, then every 15; the score again every 30
 * [54]; home after the observation [31]. Source: clinical.md D; each is the clinic's own number.
 */
export function recoveryTimers(day: DayCase, now: Instant): RecoveryTimer[] {
  const since = takenAt(day.visit, 'in-recovery');
  const state = stateOf(day.visit);
  if (since === null || !isObserved(day) || (state !== 'in-recovery' && state !== 'ready'))
    return [];
  const { rules } = day.clinic;
  const timer = (what: RecoveryTimer['for'], at: Instant): RecoveryTimer => ({
    for: what,
    at,
    minutesLeft: -minutesBetween(at, now) || 0,
    whose: what === 'home' ? null : 'nurse',
  });
  const reading = blockEvidence(day, now).due;
  return [
    timer('vitals', addMinutes(lastVitals(day, since), vitalsEvery(day))),
    ...(reading === null ? [] : [{ ...timer('temperature', reading.at), minute: reading.minute }]),
    timer('score', addMinutes(lastScored(day, since), rules.rescoreMinutes)),
    timer('home', addMinutes(since, rules.observationMinutes)),
  ].sort((one, other) => Temporal.Instant.compare(one.at, other.at));
}

/** Is it to be done now? Nobody has to do anything when the observation ends. */
export const isDue = ({ whose, minutesLeft }: RecoveryTimer): boolean =>
  whose !== null && minutesLeft <= 0;

function vitalsEvery(day: DayCase): number {
  const { sedatedVitalsMinutes, vitalsMinutes } = day.clinic.rules;
  if (!day.booking.sedation) return vitalsMinutes;
  const recovery = checklistOf(day, 'recovery');
  const awake = recovery === undefined ? null : aldreteOf(recovery);
  return (awake ?? 0) >= ALDRETE_NEEDED ? vitalsMinutes : sedatedVitalsMinutes;
}

/** Blood pressure stands for the set: no monitor gives it without a pulse. */
function lastVitals({ visit }: DayCase, since: Instant): Instant {
  const taken = visit.measurements.findLast(
    ({ kind, phase }) => kind === 'systolic' && phase !== 'baseline',
  );
  return taken === undefined ? since : later(taken.at, since);
}

/** A score is as old as the oldest of its answers. */
function lastScored(day: DayCase, since: Instant): Instant {
  const recovery = checklistOf(day, 'recovery');
  if (recovery === undefined) return since;
  const answers = MPADSS_ITEMS.map((item) => answerTo(recovery, item)?.at);
  return answers.reduce<Instant>((oldest, at) => {
    if (at === undefined) return since;
    return Temporal.Instant.compare(at, oldest) < 0 ? at : oldest;
  }, answers[0] ?? since);
}

const later = (one: Instant, other: Instant): Instant =>
  Temporal.Instant.compare(one, other) < 0 ? other : one;
