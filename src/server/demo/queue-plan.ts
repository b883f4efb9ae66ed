import { addDays } from '#domain/time/clinic-date';
import { addMinutes, clinicTimeOf, type Instant } from '#domain/time/instant';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import { deskMoment } from './office-hours.ts';
import type { Fate } from './plan-types.ts';
import {
  DECLINE_REASONS,
  RETURN_REASONS,
  WITHDRAWAL_REASONS,
  type TriageReason,
} from './triage-reasons.ts';

type QueueFate = Exclude<Fate, 'single' | 'series'>;

/** How many of each stand in the queue of a full demo clinic. */
const SHARES: Readonly<Record<QueueFate, number>> = {
  new: 10,
  overdue: 4,
  asked: 4,
  'needs-information': 8,
  'not-ready': 7,
  ready: 12,
  unbookable: 4,
  declined: 6,
  withdrawn: 5,
};

/** `count` fates in the proportions of the queue, at least one of each. */
export function queueFates(count: number): QueueFate[] {
  const kinds = Object.keys(SHARES) as QueueFate[];
  const total = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
  const fates = kinds.flatMap((fate) =>
    Array.from({ length: Math.max(1, Math.floor((SHARES[fate] / total) * count)) }, () => fate),
  );
  const favourites: readonly QueueFate[] = ['ready', 'new', 'needs-information', 'not-ready'];
  while (fates.length < count) fates.push(favourites[fates.length % favourites.length] ?? 'ready');
  return fates;
}

/** When such a referral came in, on which day of which hours. */
export function queueReceipt(calendar: DemoCalendar, chance: Chance, fate: QueueFate): Instant {
  const daysAgo = (from: number, to: number): Instant =>
    deskMoment(calendar, chance, 'receipt', addDays(calendar.today, -chance.between(from, to)));
  switch (fate) {
    case 'new':
      return justNow(calendar, chance);
    case 'overdue':
      return daysAgo(4, 7);
    case 'asked':
      return daysAgo(3, 8);
    case 'needs-information':
      return daysAgo(5, 24);
    case 'not-ready':
      return daysAgo(4, 16);
    case 'ready':
      return daysAgo(5, 27);
    case 'unbookable':
      return daysAgo(9, 30);
    case 'declined':
      return daysAgo(6, 50);
    case 'withdrawn':
      return daysAgo(10, 60);
  }
}

/** Within the two days that triage has, at an hour when hospitals' systems send. */
function justNow(calendar: DemoCalendar, chance: Chance): Instant {
  for (;;) {
    const moment = addMinutes(calendar.now, -chance.between(12, 44 * 60));
    const { minute } = clinicTimeOf(moment, calendar.zone);
    if (minute >= 420 && minute <= 1200) return moment;
  }
}

/** What triage wrote, as it can be said of the indication; the `turn`th of a fate takes the next. */
export function triageReason(fate: Fate, turn: number, indication: string): TriageReason {
  if (fate !== 'declined' && fate !== 'withdrawn' && fate !== 'needs-information')
    return { reason: '' };
  const all =
    fate === 'declined'
      ? DECLINE_REASONS
      : fate === 'withdrawn'
        ? WITHDRAWAL_REASONS
        : RETURN_REASONS;
  const fitting = all.filter(({ of }) => of === undefined || of.includes(indication));
  // What suits this patient in particular goes before what suits anybody.
  const special = fitting.find(({ of }) => of !== undefined);
  const general = fitting.filter(({ of }) => of === undefined);
  const found = turn % 2 === 0 && special !== undefined ? special : general[turn % general.length];
  if (found === undefined) throw new Error('There is no reason to give.');
  return found;
}
