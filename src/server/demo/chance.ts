/** Repeatable chance: the same seed always tells the same clinic. */
export interface Chance {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True in `percent` of 100 cases. */
  percent(percent: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
  /** A source of its own for one subject, so that a change elsewhere leaves it alone. */
  of(subject: string): Chance;
}

function seedOf(text: string): number {
  let hash = 2166136261;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  return hash >>> 0;
}

/** Mulberry32: 32 bits of state are plenty for a few thousand draws. */
export function chance(seed: string): Chance {
  let state = seedOf(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    percent: (percent) => next() * 100 < percent,
    pick<T>(from: readonly T[]): T {
      const found = from[between(0, from.length - 1)];
      if (found === undefined) throw new Error('Nothing to pick from.');
      return found;
    },
    shuffled<T>(from: readonly T[]): T[] {
      const left = [...from];
      const taken: T[] = [];
      while (left.length > 0) taken.push(...left.splice(between(0, left.length - 1), 1));
      return taken;
    },
    of: (subject) => chance(`${seed}/${subject}`),
  };
}

/** A version-4-shaped id from chance, so that two fills with one seed give the same ids. */
export function idsFrom(source: Chance): () => string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => source.between(0, 15).toString(16)).join('');
  return () =>
    `${hex(8)}-${hex(4)}-4${hex(3)}-${source.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`;
}
