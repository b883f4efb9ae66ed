import { answerTo } from '#domain/discharge/checklist';
import { BASELINE, type MpadssItem } from '#domain/discharge/link-ids';
import { painPoints, type Points, vitalsPoints } from '#domain/discharge/scores';
import { checklistOf, type DayCase } from '#domain/visit/day-case';
import { latest, latestLater } from '#domain/visit/measurements';
import type { Measurement, MeasurementKind } from '#domain/visit/visit';

/** One value of a patient that has a baseline. */
export interface Sign {
  readonly kind: MeasurementKind;
  readonly side: Measurement['side'];
}

const sign = (kind: MeasurementKind, side: Measurement['side'] = null): Sign => ({ kind, side });

/** Leg strength, sensation and walking: a fall of these keeps a patient here (clinical.md D [31]). */
export const LEG_SIGNS: readonly Sign[] = [
  sign('leg-strength', 'left'),
  sign('leg-strength', 'right'),
  sign('leg-sensation', 'left'),
  sign('leg-sensation', 'right'),
  sign('walking'),
];

/** What MPADSS compares with the baseline, in percent (clinical.md D). */
const SCORED_VITALS: readonly MeasurementKind[] = ['systolic', 'diastolic', 'pulse'];

/** Of a saturation or a temperature a percentage would say nothing. */
const IN_PERCENT: readonly MeasurementKind[] = [...SCORED_VITALS, 'nrs'];

/** What is taken before the room, and everything later is compared with (clinical.md C and D). */
export const BASELINE_SIGNS: readonly Sign[] = [
  sign('nrs'),
  sign('systolic'),
  sign('diastolic'),
  sign('pulse'),
  sign('spo2'),
  sign('skin-temperature', 'left'),
  sign('skin-temperature', 'right'),
  ...LEG_SIGNS,
];

/** The highest value of a leg's strength (MRC), its sensation, and of walking. */
const FULL: Readonly<Partial<Record<MeasurementKind, number>>> = {
  'leg-strength': 5,
  'leg-sensation': 2,
  walking: 2,
};
const WALKING: Readonly<Partial<Record<string, number>>> = { unaided: 2, aided: 1, not: 0 };

/**
 * The value before the procedure: the last one measured, else what the checklist before it says of
 * the legs: "full" is full strength and sensation of both. Legs called reduced have no number, and
 * are compared by whoever confirms them at the end.
 */
export function baselineOf(
  day: Pick<DayCase, 'visit' | 'checklists'>,
  { kind, side }: Sign,
): number | null {
  const measured = latest(day.visit, kind, side, 'baseline');
  if (measured !== undefined) return measured.value;
  const before = day.checklists.find((checklist) => checklist.kind === 'pre-procedure');
  if (before === undefined) return null;
  if (kind === 'walking') {
    const said = answerTo(before, BASELINE.walking)?.value;
    return typeof said === 'string' ? (WALKING[said] ?? null) : null;
  }
  if (kind !== 'leg-strength' && kind !== 'leg-sensation') return null;
  return answerTo(before, BASELINE.legs)?.value === 'full' ? (FULL[kind] ?? null) : null;
}

/** What nobody has taken yet of the baseline. */
export function missingBaseline(day: Pick<DayCase, 'visit' | 'checklists'>): Sign[] {
  return BASELINE_SIGNS.filter((each) => baselineOf(day, each) === null);
}

/** A later value beside the baseline. */
export interface Compared extends Sign {
  readonly baseline: number | null;
  readonly present: Measurement | null;
  /** Present less baseline, in the sign's own unit; `null` while either is missing. */
  readonly change: number | null;
  /** The same in percent of the baseline; `null` where that says nothing. */
  readonly percent: number | null;
  /** MPADSS points that blood pressure or pulse is worth: within 20 % gives 2, up to 40 % gives 1. */
  readonly points: Points | null;
  /** A leg's sign that is less than before: nobody goes home with it. */
  readonly fallen: boolean;
}

/** The last value after the baseline, compared with it. */
export function comparedWithBaseline(
  day: Pick<DayCase, 'visit' | 'checklists'>,
  { kind, side }: Sign,
): Compared {
  const baseline = baselineOf(day, { kind, side });
  const present = latestLater(day.visit, kind, side) ?? null;
  const bare = { kind, side, baseline, present };
  if (baseline === null || present === null)
    return { ...bare, change: null, percent: null, points: null, fallen: false };
  const change = Math.round((present.value - baseline) * 10) / 10;
  return {
    ...bare,
    change,
    percent:
      !IN_PERCENT.includes(kind) || baseline === 0 ? null : Math.round((change / baseline) * 100),
    points: SCORED_VITALS.includes(kind)
      ? vitalsPoints([{ baseline, present: present.value }])
      : null,
    fallen: FULL[kind] !== undefined && change < 0,
  };
}

/** The leg signs that are worse than before the block, as last measured. */
export function fallenSigns(day: Pick<DayCase, 'visit' | 'checklists'>): Compared[] {
  return LEG_SIGNS.map((each) => comparedWithBaseline(day, each)).filter(({ fallen }) => fallen);
}

/** Points of a score's item that follow from what was measured in recovery. */
export interface MeasuredPoints {
  readonly points: Points;
  /** What they follow from, the one that decides first. */
  readonly from: readonly Compared[];
}

/**
 * What the measured values are worth in MPADSS, item by item; whoever scores may see it otherwise.
 * Of pressure and pulse the one furthest from the baseline counts (clinical.md D).
 */
export function measuredPoints(
  day: DayCase,
): Readonly<Partial<Record<MpadssItem, MeasuredPoints>>> {
  const vitals = SCORED_VITALS.map((kind) => comparedWithBaseline(day, { kind, side: null }))
    .filter(({ points }) => points !== null)
    .sort((one, other) => Math.abs(other.percent ?? 0) - Math.abs(one.percent ?? 0));
  const pain = comparedWithBaseline(day, sign('nrs'));
  const walking = comparedWithBaseline(day, sign('walking'));
  return {
    ...(vitals.length > 0 && {
      'mpadss-vitals': { points: worst(vitals.map(({ points }) => points ?? 0)), from: vitals },
    }),
    ...(walking.present !== null && {
      'mpadss-ambulation': { points: walkingPoints(walking), from: [walking] },
    }),
    ...(pain.present !== null && {
      'mpadss-pain': { points: painPoints(pain.present.value), from: [pain] },
    }),
  };
}

const worst = (points: readonly Points[]): Points =>
  points.reduce<Points>((least, each) => (each < least ? each : least), 2);

/** Steady or as before gives 2, with an aid or a person 1, not walking 0. */
function walkingPoints({ present, baseline }: Compared): Points {
  const value = present?.value ?? 0;
  if (value === 0) return 0;
  return value === 2 || value === baseline ? 2 : 1;
}

/** Does the checklist before the procedure call the legs reduced, and what does it say of them? */
export function reducedBefore(day: DayCase): string | null {
  const before = checklistOf(day, 'pre-procedure');
  if (before === undefined || answerTo(before, BASELINE.legs)?.value !== 'reduced') return null;
  return String(answerTo(before, BASELINE.legsNote)?.value ?? '');
}
