import { MINUTES_PER_DAY, MINUTE_STEP, type Minute, type MinuteRange } from '#domain/time/minutes';

/**
 * The 288 five-minute steps of a day as bits, nine words of 32: step n is bit n % 32 of word n / 32.
 * What is taken, what is free and where a block may start are all such sets, so that a whole day is
 * compared with a few dozen instructions. A set is written to only by whoever made it.
 */
export type DaySteps = Int32Array;

const WORDS = MINUTES_PER_DAY / MINUTE_STEP / 32;
const STEPS = MINUTES_PER_DAY / MINUTE_STEP;

export const noSteps = (): DaySteps => new Int32Array(WORDS);
export const ALL_DAY: DaySteps = noSteps().fill(-1);

/** Adds every step that the range touches. */
export function addRange(steps: DaySteps, { start, end }: MinuteRange): void {
  addSteps(steps, Math.floor(start / MINUTE_STEP), Math.ceil(end / MINUTE_STEP));
}

/** The steps that lie wholly in the range. */
export function stepsWithin({ start, end }: MinuteRange): DaySteps {
  const steps = noSteps();
  addSteps(steps, Math.ceil(start / MINUTE_STEP), Math.floor(end / MINUTE_STEP));
  return steps;
}

/** The steps that begin from `first` to `last`, both included. */
export function stepsFrom(first: Minute, last: Minute): DaySteps {
  const steps = noSteps();
  setFrom(steps, first, last);
  return steps;
}

/** The same, into a set that there is. */
export function setFrom(steps: DaySteps, first: Minute, last: Minute): void {
  steps.fill(0);
  addSteps(steps, Math.ceil(first / MINUTE_STEP), Math.floor(last / MINUTE_STEP) + 1);
}

function addSteps(steps: DaySteps, from: number, to: number): void {
  const end = Math.min(to, STEPS);
  for (let step = Math.max(0, from); step < end;) {
    const bit = step & 31;
    const count = Math.min(32 - bit, end - step);
    const ones = count === 32 ? -1 : ((1 << count) - 1) << bit;
    steps[step >> 5] = (steps[step >> 5] ?? 0) | ones;
    step += count;
  }
}

/** Takes from `steps` all that are not in `others`. */
export function keepOnly(steps: DaySteps, others: DaySteps): void {
  for (let word = 0; word < WORDS; word += 1)
    steps[word] = (steps[word] ?? 0) & (others[word] ?? 0);
}

export function addAll(steps: DaySteps, others: DaySteps): void {
  for (let word = 0; word < WORDS; word += 1)
    steps[word] = (steps[word] ?? 0) | (others[word] ?? 0);
}

/** Makes `steps` those of `within` that are not taken. */
export function setFree(steps: DaySteps, taken: DaySteps, within: DaySteps): void {
  for (let word = 0; word < WORDS; word += 1)
    steps[word] = (within[word] ?? 0) & ~(taken[word] ?? 0);
}

/** All steps of the day that are not taken. */
export function notTaken(taken: DaySteps): DaySteps {
  const free = noSteps();
  setFree(free, taken, ALL_DAY);
  return free;
}

export const hasNone = (steps: DaySteps): boolean => {
  for (let word = 0; word < WORDS; word += 1) if (steps[word] !== 0) return false;
  return true;
};

/**
 * Leaves those steps from which on the next `minutes` are all in the set; what lies over midnight
 * counts as in it. Doubling: after the first round each bit speaks for two steps, then for four …
 */
export function keepWhereFollowing(steps: DaySteps, minutes: number): void {
  const wanted = Math.ceil(minutes / MINUTE_STEP);
  for (let known = 1; known < wanted;) {
    const by = Math.min(known, wanted - known);
    andLater(steps, by);
    known += by;
  }
}

/** Leaves those steps before which `minutes` on end were all in `free`, as far back as the day goes. */
export function keepWherePreceding(steps: DaySteps, free: DaySteps, minutes: number): void {
  const wanted = Math.ceil(minutes / MINUTE_STEP);
  if (wanted <= 0) return;
  const before = free.slice();
  for (let known = 1; known < wanted;) {
    const by = Math.min(known, wanted - known);
    andEarlier(before, before, by);
    known += by;
  }
  andEarlier(steps, before, 1);
}

/** Moves the set `minutes` towards the morning; what comes in over midnight is in it. */
export function shiftEarlier(steps: DaySteps, minutes: number): void {
  const by = Math.ceil(minutes / MINUTE_STEP);
  for (let word = 0; word < WORDS; word += 1) steps[word] = laterWord(steps, word, by);
}

/** Keeps a step only if the one `by` later is in the set too; words ascend, so none is read changed. */
function andLater(steps: DaySteps, by: number): void {
  for (let word = 0; word < WORDS; word += 1)
    steps[word] = (steps[word] ?? 0) & laterWord(steps, word, by);
}

/** The 32 steps that lie `by` after those of a word. */
function laterWord(steps: DaySteps, word: number, by: number): number {
  const from = word + (by >> 5);
  const bits = by & 31;
  const low = from < WORDS ? (steps[from] ?? 0) : -1;
  if (bits === 0) return low;
  const high = from + 1 < WORDS ? (steps[from + 1] ?? 0) : -1;
  return (low >>> bits) | (high << (32 - bits));
}

/** Keeps a step only if the one `by` before is in `earlier`; words descend. */
function andEarlier(steps: DaySteps, earlier: DaySteps, by: number): void {
  const words = by >> 5;
  const bits = by & 31;
  for (let word = WORDS - 1; word >= 0; word -= 1) {
    const from = word - words;
    const high = from >= 0 ? (earlier[from] ?? 0) : -1;
    const low = from >= 1 ? (earlier[from - 1] ?? 0) : -1;
    const moved = bits === 0 ? high : (high << bits) | (low >>> (32 - bits));
    steps[word] = (steps[word] ?? 0) & moved;
  }
}

/** The minutes of the first step of the set that begins at `from` or later; `null` if none does. */
export function firstFrom(steps: DaySteps, from: Minute): Minute | null {
  const step = Math.ceil(from / MINUTE_STEP);
  let word = step >> 5;
  if (word >= WORDS) return null;
  let bits = (steps[word] ?? 0) & (-1 << (step & 31));
  while (bits === 0) {
    word += 1;
    if (word >= WORDS) return null;
    bits = steps[word] ?? 0;
  }
  return (word * 32 + (31 - Math.clz32(bits & -bits))) * MINUTE_STEP;
}

export function hasStep(steps: DaySteps, minute: Minute): boolean {
  const step = minute / MINUTE_STEP;
  return (((steps[step >> 5] ?? 0) >>> (step & 31)) & 1) === 1;
}

/** The set as half-open ranges, in order. */
export function rangesOf(steps: DaySteps): MinuteRange[] {
  const ranges: MinuteRange[] = [];
  const others = notTaken(steps);
  for (let start = firstFrom(steps, 0); start !== null;) {
    const end = firstFrom(others, start) ?? MINUTES_PER_DAY;
    ranges.push({ start, end });
    start = firstFrom(steps, end);
  }
  return ranges;
}
