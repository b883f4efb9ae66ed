import {
  FEET,
  technicalSuccess,
  tenths,
  type Foot,
  type TechnicalSuccess,
} from '#domain/series/technical-success';
import { addMinutes, minutesBetween, type Instant } from '#domain/time/instant';
import type { DayCase } from '#domain/visit/day-case';
import { latest } from '#domain/visit/measurements';
import { hasEnded } from '#domain/visit/next-steps';
import { painResponse, type PainResponse } from '#domain/visit/pain-response';
import { hasStarted } from '#domain/visit/start-blockers';
import { type Measurement, takenAt } from '#domain/visit/visit';

/** A reading without a minute belongs to a configured one that is no further away than this. */
const NEAR_MINUTES = 2;

/**
 * Toes come within 3 °C of the core's 37 °C (Tran 2000, clinical.md C, 47): a sole that would have to
 * become warmer than this can hardly show the rise.
 */
const WARMEST_SOLE = 34;

export interface FootReading {
  readonly value: number;
  /** Above the baseline, in °C; `null` without one. */
  readonly rise: number | null;
}

/** Both feet at one minute after the procedure's end. */
export interface EvidenceRow {
  readonly minute: number;
  /** One of the clinic's minutes; others were measured besides. */
  readonly configured: boolean;
  readonly feet: Readonly<Record<Foot, FootReading | null>>;
  /** Treated foot less the other, °C; `null` with both sides treated, or one foot missing. */
  readonly difference: number | null;
}

export interface DueReading {
  readonly minute: number;
  readonly at: Instant;
}

export interface BlockEvidence {
  /** When the procedure ended, from which the minutes count; `null` before. */
  readonly end: Instant | null;
  readonly baseline: Readonly<Record<Foot, number | null>>;
  /** By minute: the clinic's, read or not, and any other that was read. */
  readonly rows: readonly EvidenceRow[];
  /** The clinic's minutes that lack a foot, in order; empty once the visit has ended. */
  readonly open: readonly DueReading[];
  /** The one to take now or next: the last that is reached, else the first ahead. */
  readonly due: DueReading | null;
  readonly achieved: TechnicalSuccess;
  /** Treated feet that were so warm before that the rise could hardly show. */
  readonly warmBefore: readonly Foot[];
  readonly pain: PainResponse;
}

/**
 * When the needle was out: as the team said at the sign-out, at the latest when the patient left
 * the room. `null` while it has not ended, or never began.
 */
export function procedureEnd(day: Pick<DayCase, 'visit' | 'checklists'>): Instant | null {
  if (!hasStarted(day)) return null;
  const { visit, checklists } = day;
  const entered = takenAt(visit, 'in-room');
  const signedOut = checklists
    .find(({ kind }) => kind === 'sign-out')
    ?.answers.map(({ at }) => at)
    .filter((at) => entered === null || !isBefore(at, entered));
  const left = takenAt(visit, 'in-recovery') ?? takenAt(visit, 'ready');
  const ends = [...(signedOut ?? []), ...(left === null ? [] : [left])];
  return ends.reduce<Instant | null>(
    (first, at) => (first === null || isBefore(at, first) ? at : first),
    null,
  );
}

/** Everything that shows whether the block was achieved, and apart from it whether it helped. */
export function blockEvidence(day: DayCase, now: Instant): BlockEvidence {
  const { visit, booking, clinic } = day;
  const { temperatureMinutes } = clinic.rules;
  const end = procedureEnd(day);
  const baseline = { left: soleBefore(day, 'left'), right: soleBefore(day, 'right') };
  const rows = evidenceRows(day, end, baseline);
  const open =
    end === null || hasEnded(visit)
      ? []
      : temperatureMinutes
          .filter((minute) => isOpen(rows.find((row) => row.minute === minute)))
          .map((minute): DueReading => ({ minute, at: addMinutes(end, minute) }));
  const treated = FEET.filter((foot) => booking.side === 'both' || booking.side === foot);
  return {
    end,
    baseline,
    rows,
    open,
    due: dueOf(open, now),
    achieved: technicalSuccess(visit.measurements, booking.side, clinic.rules),
    warmBefore: treated.filter(
      (foot) => (baseline[foot] ?? 0) + clinic.rules.temperatureRise > WARMEST_SOLE,
    ),
    pain: painResponse(visit, clinic.rules),
  };
}

/** The last one reached is still to be taken; an earlier one was missed and may be written late. */
function dueOf(open: readonly DueReading[], now: Instant): DueReading | null {
  const reached = open.filter(({ at }) => !isBefore(now, at));
  return reached.at(-1) ?? open[0] ?? null;
}

const isOpen = (row: EvidenceRow | undefined): boolean =>
  row === undefined || row.feet.left === null || row.feet.right === null;

const isBefore = (one: Instant, other: Instant): boolean =>
  Temporal.Instant.compare(one, other) < 0;

const soleBefore = ({ visit }: DayCase, foot: Foot): number | null =>
  latest(visit, 'skin-temperature', foot, 'baseline')?.value ?? null;

function evidenceRows(
  { visit, booking, clinic }: DayCase,
  end: Instant | null,
  baseline: Readonly<Record<Foot, number | null>>,
): EvidenceRow[] {
  const configured = clinic.rules.temperatureMinutes;
  const read = new Map<number, Partial<Record<Foot, number>>>();
  for (const each of visit.measurements) {
    if (each.kind !== 'skin-temperature' || each.phase === 'baseline' || each.side === null)
      continue;
    const minute = minuteOf(each, end, configured);
    if (minute !== null) read.set(minute, { ...read.get(minute), [each.side]: each.value });
  }
  const minutes = [...new Set([...(end === null ? [] : configured), ...read.keys()])];
  return minutes
    .sort((one, other) => one - other)
    .map((minute): EvidenceRow => {
      const at = read.get(minute) ?? {};
      const feet = {
        left: readingOf(at.left, baseline.left),
        right: readingOf(at.right, baseline.right),
      };
      return {
        minute,
        configured: configured.includes(minute),
        feet,
        difference: differenceOf(feet, booking.side),
      };
    });
}

function minuteOf(
  { minute, at }: Measurement,
  end: Instant | null,
  configured: readonly number[],
): number | null {
  if (minute !== undefined) return minute;
  if (end === null) return null;
  const elapsed = minutesBetween(end, at);
  const [nearest] = configured
    .filter((each) => Math.abs(each - elapsed) <= NEAR_MINUTES)
    .sort((one, other) => Math.abs(one - elapsed) - Math.abs(other - elapsed));
  return nearest ?? elapsed;
}

function readingOf(value: number | undefined, baseline: number | null): FootReading | null {
  if (value === undefined) return null;
  return { value, rise: baseline === null ? null : tenths(value - baseline) };
}

function differenceOf(
  { left, right }: EvidenceRow['feet'],
  side: DayCase['booking']['side'],
): number | null {
  if (left === null || right === null || side === null || side === 'both') return null;
  return tenths(side === 'left' ? left.value - right.value : right.value - left.value);
}
