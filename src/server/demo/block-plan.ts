import { addDays, daysBetween, type ClinicDate } from '#domain/time/clinic-date';
import { addMinutes, clinicDateOf, type Instant } from '#domain/time/instant';
import type { DemoCalendar } from './calendar.ts';
import type { Chance } from './chance.ts';
import type { ClinicalPicture } from './clinical-picture.ts';
import { MISHAP_REASONS } from './mishaps.ts';
import { deskMoment, deskMomentAfter, later, shortlyAfter } from './office-hours.ts';
import type { Mishap, PlannedBlock } from './plan-types.ts';

/** Days from receipt to first block that the clinic aims at (clinical.md A). */
const TARGET_DAYS = { 'most-urgent': 7, urgent: 30, routine: 56, 'rtt-18-weeks': 126 } as const;
/** Days from the telephone call to the block, by urgency. */
const LEAD_DAYS = {
  'most-urgent': [4, 5],
  urgent: [5, 13],
  routine: [7, 20],
  'rtt-18-weeks': [9, 24],
} as const;

/** The way to a first block on `date`: received, triaged, booked. */
export interface WayToFirstBlock {
  readonly receivedAt: Instant;
  readonly triagedAt: Instant;
  readonly prescriberAgreedAt: Instant | null;
  readonly bookedAt: Instant;
}

/** Works back from the first block, so that waiting times suit the urgency and nothing lies ahead. */
export function wayTo(
  date: ClinicDate,
  picture: ClinicalPicture,
  calendar: DemoCalendar,
  chance: Chance,
): WayToFirstBlock {
  const stops = picture.patient.antithrombotics.length > 0;
  const [shortest, longest] = LEAD_DAYS[picture.urgency];
  // A drug is stopped up to seven days before, and nobody is told before the prescriber agrees.
  const ahead = daysBetween(calendar.today, date);
  const lead = Math.max(
    chance.between(shortest, longest) + (stops ? 6 : 0),
    // What lies far ahead was not all booked this morning.
    ahead + chance.between(0, 12),
  );
  const bookedAt = deskMoment(calendar, chance, 'booking', addDays(date, -lead));
  const booked = clinicDateOf(bookedAt, calendar.zone);
  const agreedAt = stops
    ? deskMoment(calendar, chance, 'booking', addDays(booked, -chance.between(1, 3)))
    : null;
  const agreed = agreedAt === null ? booked : clinicDateOf(agreedAt, calendar.zone);
  const triagedAt = deskMoment(calendar, chance, 'triage', addDays(agreed, -1));
  const triaged = clinicDateOf(triagedAt, calendar.zone);

  const wait = Math.round(TARGET_DAYS[picture.urgency] * (0.45 + chance.next() * 0.5));
  const received = addDays(date, -wait);
  const receivedAt = deskMoment(
    calendar,
    chance,
    'receipt',
    received < triaged ? received : addDays(triaged, -1),
  );
  // Triage comes within two days of receipt, however long the patient then waits for a place.
  const afterReceipt = addDays(clinicDateOf(receivedAt, calendar.zone), chance.between(1, 2));
  const triage = deskMoment(calendar, chance, 'triage', calendar.openOnOrAfter(afterReceipt));
  const soon = triage > receivedAt && triage < triagedAt ? triage : triagedAt;
  return {
    receivedAt,
    triagedAt: soon,
    prescriberAgreedAt: agreedAt === null ? null : later(agreedAt, addMinutes(soon, 30)),
    bookedAt: later(bookedAt, addMinutes(later(soon, agreedAt ?? soon), 45)),
  };
}

interface BlockWish {
  readonly key: string;
  readonly index: number;
  readonly date: ClinicDate;
  readonly bookedAt: Instant;
  readonly mishap?: Mishap | undefined;
}

/**
 * A booking as it will stand: the patient is told on the telephone right away, or by the next open
 * day; of the distant ones, some are still to be told.
 */
export function plannedBlock(
  wish: BlockWish,
  calendar: DemoCalendar,
  chance: Chance,
): PlannedBlock {
  const { key, index, date, bookedAt } = wish;
  const isDistant = daysBetween(calendar.today, date) > 4;
  const isRecent = daysBetween(clinicDateOf(bookedAt, calendar.zone), calendar.today) <= 3;
  const untold = isDistant && (isRecent ? chance.percent(70) : chance.percent(30));
  const told = untold
    ? null
    : wish.mishap !== undefined || chance.percent(75)
      ? shortlyAfter(calendar, bookedAt, chance.between(2, 6))
      : deskMomentAfter(calendar, chance, 'booking', bookedAt);
  return {
    key,
    index,
    date,
    bookedAt,
    toldAt: told,
    confirmed: chance.percent(86),
    mishap: mishapOf(wish, calendar, chance),
    followUp: null,
  };
}

function mishapOf(
  { mishap, date, bookedAt }: BlockWish,
  calendar: DemoCalendar,
  chance: Chance,
): PlannedBlock['mishap'] {
  if (mishap === undefined) return null;
  const reason = chance.pick(MISHAP_REASONS[mishap]);
  if (mishap !== 'cancelled') return { kind: mishap, at: calendar.at(date, 720), reason };
  const called = deskMoment(calendar, chance, 'booking', addDays(date, -chance.between(1, 3)));
  return { kind: mishap, at: later(called, addMinutes(bookedAt, 60)), reason };
}
