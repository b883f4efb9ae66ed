import type { Urgency } from '#domain/clinic/clinic';
import type { Referral } from '#domain/referral/referral';
import { daysPaused } from '#domain/referral/waiting-clock';
import { CLOSED_WORKLISTS, isOverdue, type Calendar, type Stage } from '#domain/referral/worklist';
import { addDays, type ClinicDate } from '#domain/time/clinic-date';
import { clinicTimeOf } from '#domain/time/instant';

/** Nobody has said how urgent it is: it stands with the urgent ones until somebody does. */
const RANK: Readonly<Record<Urgency | 'unknown', string>> = {
  'most-urgent': '0',
  urgent: '1',
  unknown: '1',
  routine: '2',
  'rtt-18-weeks': '3',
};

/**
 * The order within a worklist, without the clock, as text that sorts as it stands: urgency class,
 * then who can come before who cannot (a pause without an end), then who has waited longest, the
 * days of pauses until `today` taken off as the waiting clock does, then the id, so that two desktops
 * show the same order.
 */
export function orderKey(
  referral: Pick<Referral, 'id' | 'urgency' | 'receivedAt' | 'pauses'>,
  zone: string,
  today: ClinicDate,
): string {
  const { date, minute } = clinicTimeOf(referral.receivedAt, zone);
  const cannotCome = referral.pauses.some((pause) => pause.to === null) ? '1' : '0';
  const since = addDays(date, daysPaused(referral.pauses, date, today));
  const clock = String(minute).padStart(4, '0');
  return [RANK[referral.urgency ?? 'unknown'], cannotCome, since, clock, referral.id].join('|');
}

/**
 * The queue's one order: overdue first, then urgency, then waiting time (`orderKey`).
 * Negative when `a` comes first.
 */
export function compareInQueue(a: Referral, b: Referral, calendar: Calendar): number {
  const overdue = Number(isOverdue(b, calendar)) - Number(isOverdue(a, calendar));
  if (overdue !== 0) return overdue;
  const keyA = orderKey(a, calendar.zone, calendar.today);
  const keyB = orderKey(b, calendar.zone, calendar.today);
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}

/**
 * The same order as text that sorts as it stands, over open and closed referrals alike: overdue
 * first, then the others, then what is closed, the newest of that first. Holds for `calendar.today`.
 */
export function rankInQueue(referral: Referral, stage: Stage, calendar: Calendar): string {
  if (CLOSED_WORKLISTS.includes(stage))
    return `2|${newestFirst(referral.receivedAt)}|${referral.id}`;
  return `${isOverdue(referral, calendar) ? '0' : '1'}|${orderKey(referral, calendar.zone, calendar.today)}`;
}

/** Each digit's complement to nine: what came later sorts earlier. */
const newestFirst = (at: Referral['receivedAt']): string =>
  at.replaceAll(/\d/g, (digit) => String(9 - Number(digit)));
