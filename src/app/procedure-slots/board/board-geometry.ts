import { MINUTE_STEP, type Minute, type MinuteRange } from '#domain/time/minutes';
import { bandOf, type Column } from './board-layout';
import type { Spot } from '../hand/in-hand';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The cell under a point of the window, or `null` outside: arithmetic, so that no cell needs an element. */
export function spotAt(
  x: number,
  y: number,
  box: Box,
  columnIds: readonly string[],
  range: MinuteRange,
): Spot | null {
  const across = (x - box.left) / box.width;
  const down = (y - box.top) / box.height;
  if (!(across >= 0 && across < 1 && down >= 0 && down < 1)) return null;
  const columnId = columnIds[Math.floor(across * columnIds.length)];
  if (columnId === undefined) return null;
  const minute = range.start + down * (range.end - range.start);
  return { columnId, start: Math.floor(minute / MINUTE_STEP) * MINUTE_STEP };
}

export const isSameSpot = (a: Spot | null, b: Spot | null): boolean =>
  a?.columnId === b?.columnId && a?.start === b?.start;

/** Where so many minutes from a cell on lie on the board, in percent. */
export function boxOf(
  spot: Spot,
  minutes: number,
  columnIds: readonly string[],
  range: MinuteRange,
) {
  const width = 100 / Math.max(1, columnIds.length);
  const index = Math.max(0, columnIds.indexOf(spot.columnId));
  return {
    ...bandOf({ start: spot.start, end: spot.start + minutes }, range),
    left: index * width,
    width,
    isRight: index >= columnIds.length / 2,
  };
}

/** Where the line of a minute lies, in percent; `null` where the board does not show it. */
export function lineAt(minute: Minute | null, range: MinuteRange): number | null {
  if (minute === null || minute < range.start || range.end <= minute) return null;
  return bandOf({ start: minute, end: minute }, range).top;
}

/** The cell some columns and minutes away, kept on the board. */
export function spotBeside(
  spot: Spot,
  by: { readonly columns?: number; readonly minutes?: number },
  columnIds: readonly string[],
  range: MinuteRange,
): Spot {
  const index = columnIds.indexOf(spot.columnId) + (by.columns ?? 0);
  const columnId = columnIds[clamp(index, 0, columnIds.length - 1)] ?? spot.columnId;
  const start = clamp(spot.start + (by.minutes ?? 0), range.start, range.end - MINUTE_STEP);
  return { columnId, start };
}

const clamp = (value: Minute, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/**
 * The same list with every element that says the same as before kept as it was, so that only what
 * changed is drawn again.
 */
export function keepSame<T extends { readonly id: string }>(
  before: readonly T[] | undefined,
  now: readonly T[],
): readonly T[] {
  if (before === undefined) return now;
  const known = new Map(before.map((element) => [element.id, element]));
  const kept = now.map((element) => {
    const old = known.get(element.id);
    return old !== undefined && isSame(old, element) ? old : element;
  });
  return kept.length === before.length && kept.every((element, index) => element === before[index])
    ? before
    : kept;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const left = Object.entries(a);
  const right = b as Readonly<Record<string, unknown>>;
  return (
    left.length === Object.keys(b).length && left.every(([key, value]) => isSame(value, right[key]))
  );
}

/** Columns and blocks that say the same as before stay the same, so that they are not drawn again. */
export function keepColumns(
  before: readonly Column[] | undefined,
  now: readonly Column[],
): readonly Column[] {
  const merged = now.map((column) => {
    const old = before?.find(({ id }) => id === column.id);
    return old === undefined ? column : { ...column, blocks: keepSame(old.blocks, column.blocks) };
  });
  return keepSame(before, merged);
}
