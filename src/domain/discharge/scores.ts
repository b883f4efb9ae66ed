import { answerTo, type Checklist } from '#domain/discharge/checklist';
import {
  ALDRETE_ITEMS,
  MPADSS_ITEMS,
  type AldreteItem,
  type MpadssItem,
} from '#domain/discharge/link-ids';

/** Every item of both scores is worth 0, 1 or 2. */
export type Points = 0 | 1 | 2;

/**
 * Modified Post-Anaesthetic Discharge Scoring System, 0–10; the clinic's threshold is 9.
 * Source: clinical.md D [49, 54]; intake and voiding of the original PADSS are left out.
 */
export function mpadss(points: Readonly<Record<MpadssItem, Points>>): number {
  return MPADSS_ITEMS.reduce((sum, item) => sum + points[item], 0);
}

/**
 * Aldrete score, 0–10; 9 and more leaves phase I. Used only after sedation.
 * Source: clinical.md D [51] (published versions disagree; 8 is accepted in places).
 */
export function aldrete(points: Readonly<Record<AldreteItem, Points>>): number {
  return ALDRETE_ITEMS.reduce((sum, item) => sum + points[item], 0);
}

export const ALDRETE_NEEDED = 9;

/** The score of the answers that count now; `null` while an item of it is open. */
export function mpadssOf(checklist: Checklist): number | null {
  return scoreOf(checklist, MPADSS_ITEMS);
}

export function aldreteOf(checklist: Checklist): number | null {
  return scoreOf(checklist, ALDRETE_ITEMS);
}

/** How far a score is counted while items of it are still open. */
export interface ScoreSoFar {
  readonly points: number;
  readonly answered: number;
  readonly items: number;
  /** What it comes to if every open item is worth 2. */
  readonly atBest: number;
}

/** The score as it is typed: the points so far, and what can still come of it. */
export function scoreSoFar(checklist: Checklist, items: readonly string[]): ScoreSoFar {
  const given = items.map((item) => pointsAt(checklist, item)).filter((each) => each !== null);
  const points = given.reduce<number>((sum, each) => sum + each, 0);
  const open = items.length - given.length;
  return { points, answered: given.length, items: items.length, atBest: points + 2 * open };
}

/** Points answered to a score's item, `null` while it is open or holds no points. */
export function pointsAt(checklist: Checklist, linkId: string): Points | null {
  const value = answerTo(checklist, linkId)?.value;
  return value === '0' ? 0 : value === '1' ? 1 : value === '2' ? 2 : null;
}

function scoreOf(checklist: Checklist, items: readonly string[]): number | null {
  let sum = 0;
  for (const item of items) {
    const points = pointsAt(checklist, item);
    if (points === null) return null;
    sum += points;
  }
  return sum;
}

/** MPADSS pain from an NRS of 0–10: 0–3 gives 2, 4–6 gives 1, more gives 0 (clinical.md D). */
export function painPoints(nrs: number): Points {
  return nrs <= 3 ? 2 : nrs <= 6 ? 1 : 0;
}

/**
 * MPADSS vital signs from baseline and present value in the same unit: within 20 % gives 2, up to
 * 40 % gives 1, more gives 0. Of several signs the worst one counts. A baseline of 0 tells nothing
 * and gives 0.
 */
export function vitalsPoints(
  pairs: readonly { readonly baseline: number; readonly present: number }[],
): Points {
  return pairs.reduce<Points>((worst, { baseline, present }) => {
    const change = baseline > 0 ? Math.abs(present - baseline) / baseline : Infinity;
    const points = change <= 0.2 ? 2 : change <= 0.4 ? 1 : 0;
    return points < worst ? points : worst;
  }, 2);
}
