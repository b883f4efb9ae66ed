import type { ClinicRules, Urgency } from '#domain/clinic/clinic';
import type { ClockPause, Referral } from '#domain/referral/referral';
import { addDays, daysBetween, type ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';

type ClockFacts = Pick<
  Referral,
  'receivedAt' | 'urgency' | 'decision' | 'pauses' | 'bookingsStanding' | 'seriesId' | 'endedAt'
>;

/** What the clock runs to: a decision by triage, or the first block. */
export type ClockGoal = 'triage' | 'first-block';

type ClockRules = Pick<ClinicRules, 'urgencyTargetDays' | 'triageWithinDays'>;

export interface WaitingClock {
  /** The clinic day on which the referral came in. */
  readonly since: ClinicDate;
  /** Whole days from then to today, without those on which the clock stood still. */
  readonly waitedDays: number;
  readonly pausedDays: number;
  readonly pausedNow: boolean;
  /** `null` once the first block is booked, and where nothing more is waited for. */
  readonly goal: ClockGoal | null;
  readonly targetDays: number | null;
  /** The last day on which the goal is met in time; none while a pause has no end. */
  readonly dueOn: ClinicDate | null;
  /** Days past that day; 0 while it is in time. */
  readonly overdueDays: number;
}

/** The last day on which the goal is met in time: a fact of the referral, whatever day it is. */
export function dueDay(referral: ClockFacts, rules: ClockRules, zone: string): ClinicDate | null {
  const goal = goalOf(referral);
  const days = targetOf(goal, referral.urgency, rules);
  const since = clinicDateOf(referral.receivedAt, zone);
  // Triage does not need the patient: their absence gives it no more time.
  return days === null ? null : dueAfter(since, days, goal === 'triage' ? [] : referral.pauses);
}

/**
 * How long somebody has waited and by when something must have happened, on the clinic's calendar.
 * Triage is due `triageWithinDays` after receipt; the first block after the days of its urgency
 * class (clinical.md A). The clock stands still on days of a pause, both ends included, and runs
 * on while information is awaited: that is the clinic's time, not the patient's.
 */
export function waitingClock(
  referral: ClockFacts,
  rules: ClockRules,
  zone: string,
  today: ClinicDate,
): WaitingClock {
  const since = clinicDateOf(referral.receivedAt, zone);
  const pausedDays = daysPaused(referral.pauses, since, today);
  const goal = goalOf(referral);
  const dueOn = dueDay(referral, rules, zone);
  return {
    since,
    waitedDays: Math.max(0, daysBetween(since, today) - pausedDays),
    pausedDays,
    pausedNow: referral.pauses.some((pause) => covers(pause, today)),
    goal,
    targetDays: targetOf(goal, referral.urgency, rules),
    dueOn,
    overdueDays: dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today)),
  };
}

function goalOf(referral: ClockFacts): ClockGoal | null {
  switch (referral.decision) {
    case 'received':
    case 'asked':
      return 'triage';
    case 'needs-information':
      return 'first-block';
    case 'accepted':
      return referral.bookingsStanding > 0 ||
        referral.seriesId !== null ||
        referral.endedAt !== null
        ? null
        : 'first-block';
    case 'declined':
    case 'withdrawn':
      return null;
  }
}

function targetOf(
  goal: ClockGoal | null,
  urgency: Urgency | null,
  rules: ClockRules,
): number | null {
  if (goal === 'triage') return rules.triageWithinDays;
  return goal === null || urgency === null ? null : rules.urgencyTargetDays[urgency];
}

/** The day `days` running days after `since`; `null` while a pause has no end. */
function dueAfter(
  since: ClinicDate,
  days: number,
  pauses: readonly ClockPause[],
): ClinicDate | null {
  if (pauses.some((pause) => pause.to === null)) return null;
  let due = addDays(since, days);
  let counted = since;
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = pause.from > counted ? pause.from : addDays(counted, 1);
    if (pause.to === null || from > due || from > pause.to) continue;
    // The day moves behind the whole of each pause that it meets.
    due = addDays(due, daysBetween(from, pause.to) + 1);
    counted = pause.to;
  }
  return due;
}

/**
 * Days after `since` up to `until` that lie in a pause, each counted once however pauses overlap: a
 * pause before receipt, or one still to come, has cost nobody a day.
 */
export function daysPaused(
  pauses: readonly ClockPause[],
  since: ClinicDate,
  until: ClinicDate,
): number {
  let days = 0;
  let counted = since;
  for (const pause of [...pauses].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const from = pause.from > counted ? pause.from : addDays(counted, 1);
    const to = pause.to !== null && pause.to < until ? pause.to : until;
    if (from > to) continue;
    days += daysBetween(from, to) + 1;
    counted = to;
  }
  return days;
}

const covers = (pause: ClockPause, day: ClinicDate): boolean =>
  pause.from <= day && (pause.to === null || day <= pause.to);

/** The days from `today` on with which the days paused become more. */
export function pausesTurnOn(pauses: readonly ClockPause[], today: ClinicDate): ClinicDate[] {
  const tomorrow = addDays(today, 1);
  return [
    ...(pauses.some((pause) => covers(pause, tomorrow)) ? [tomorrow] : []),
    ...pauses.map(({ from }) => from),
  ];
}
