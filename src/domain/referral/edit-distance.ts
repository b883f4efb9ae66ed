/**
 * How many letters one has to add, leave out, change or swap with their neighbour to make one word
 * of the other (optimal string alignment), up to `bound`; anything further is `bound + 1`. Names
 * are short, so the plain table of distances is quick enough.
 */
export function editDistance(a: string, b: string, bound: number): number {
  const [left, right] = [[...a], [...b]];
  if (Math.abs(left.length - right.length) > bound) return bound + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const changed = left[row - 1] === right[column - 1] ? 0 : 1;
      let least = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + changed,
      );
      const swapped =
        row > 1 &&
        column > 1 &&
        left[row - 1] === right[column - 2] &&
        left[row - 2] === right[column - 1];
      if (swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > bound && Math.min(...previous) > bound) return bound + 1;
    [before, previous] = [previous, current];
  }
  return Math.min(previous[right.length] ?? 0, bound + 1);
}
