import type { ReminderLadder } from '#domain/clinic/clinic';
import type { Stamp } from '#domain/people/stamp';
import type { Referral, Reminder, TriageStep } from '#domain/referral/referral';
import { addDays, daysBetween, type ClinicDate } from '#domain/time/clinic-date';
import { clinicDateOf } from '#domain/time/instant';

/** `decide`: the physician says whether to decline, or to go on without. */
export type RungKind = 'remind' | 'phone' | 'decide';

export interface LadderRung {
  readonly what: RungKind;
  readonly dueOn: ClinicDate;
  /** The reminder that did it. */
  readonly done: Reminder | null;
}

export interface InformationWait {
  /** The clinic day on which the referral was returned. */
  readonly since: ClinicDate;
  readonly days: number;
  readonly rungs: readonly LadderRung[];
  /** What is due today: the highest rung that has come, for a call does what a letter did not. */
  readonly due: LadderRung | null;
  /** The first rung still to come. */
  readonly next: LadderRung | null;
}

type WaitFacts = Pick<Referral, 'decision' | 'steps' | 'reminders'>;

/** The step that returned the referral; `null` when nobody waits for information. */
export function returnedStep(referral: Pick<Referral, 'decision' | 'steps'>): TriageStep | null {
  if (referral.decision !== 'needs-information') return null;
  return referral.steps.findLast(({ undone }) => undone === null) ?? null;
}

/**
 * Where a returned referral stands on the clinic's ladder. A reminder does every rung that had come
 * by the day it was sent, or the next one when none had; a call is only done by calling.
 */
export function informationWait(
  referral: WaitFacts,
  ladder: ReminderLadder,
  zone: string,
  today: ClinicDate,
): InformationWait | null {
  const returned = returnedStep(referral);
  if (returned === null) return null;
  const since = clinicDateOf(returned.at, zone);
  let rungs = rungsFrom(since, ladder);
  for (const reminder of remindersSince(referral, returned))
    rungs = climbed(rungs, reminder, clinicDateOf(reminder.at, zone));
  const open = rungs.filter(({ done }) => done === null);
  return {
    since,
    days: Math.max(0, daysBetween(since, today)),
    rungs,
    due: open.findLast(({ dueOn }) => dueOn <= today) ?? null,
    next: open.find(({ dueOn }) => dueOn > today) ?? null,
  };
}

/** The reminders that count for this return, oldest first. */
function remindersSince(referral: WaitFacts, returned: Stamp): Reminder[] {
  return referral.reminders.filter(({ at, undone }) => undone === null && at >= returned.at);
}

function rungsFrom(since: ClinicDate, ladder: ReminderLadder): LadderRung[] {
  const rung = (what: RungKind, days: number): LadderRung => ({
    what,
    dueOn: addDays(since, days),
    done: null,
  });
  return [
    ...ladder.remindAfterDays.map((days) => rung('remind', days)),
    rung('phone', ladder.phoneAfterDays),
    rung('decide', ladder.decideAfterDays),
  ];
}

function climbed(
  rungs: readonly LadderRung[],
  reminder: Reminder,
  sentOn: ClinicDate,
): LadderRung[] {
  const does = (rung: LadderRung): boolean =>
    rung.done === null &&
    (rung.what === 'remind' || (rung.what === 'phone' && reminder.how === 'phone'));
  const hadCome = rungs.filter((rung) => does(rung) && rung.dueOn <= sentOn);
  const early = hadCome.length === 0 ? rungs.find(does) : undefined;
  return rungs.map((rung) =>
    hadCome.includes(rung) || rung === early ? { ...rung, done: reminder } : rung,
  );
}

/** The reminder that can be taken back: the last that counts. */
export function lastReminder(referral: WaitFacts): Reminder | null {
  const returned = returnedStep(referral);
  return returned === null ? null : (remindersSince(referral, returned).at(-1) ?? null);
}
