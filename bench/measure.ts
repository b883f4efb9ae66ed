/** One line of `npm run bench`. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it is compared with, measured in the same run, and how that came out. */
  readonly against: string;
  /** `value` divided by what it is compared with. */
  readonly ratio: number;
  /** What has to hold, in the terms of this line, such as `ratio >= 0.5`. */
  readonly limit: string;
  readonly pass: boolean;
}

interface Compared {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly against: { readonly what: string; readonly value: number };
}

type Limit =
  | { readonly of: 'value'; readonly atMost: number }
  | { readonly of: 'ratio'; readonly atMost: number }
  | { readonly of: 'ratio'; readonly atLeast: number };

/** Holds what was measured against its limit. Figures are rounded as they are printed, not before. */
export function measure({ name, value, unit, against }: Compared, limit: Limit): Measure {
  const ratio = value / against.value;
  const held = limit.of === 'value' ? value : ratio;
  const bound = limit.of === 'value' ? ` ${unit}` : '';
  return {
    name,
    value: round(value),
    unit,
    against: `${against.what}: ${round(against.value)} ${unit}`,
    ratio: round(ratio),
    limit:
      'atMost' in limit
        ? `${limit.of} <= ${limit.atMost}${bound}`
        : `${limit.of} >= ${limit.atLeast}${bound}`,
    pass: 'atMost' in limit ? held <= limit.atMost : held >= limit.atLeast,
  };
}

/** Three significant digits, and no fewer than the whole ones. */
function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that `percent` of all values do not exceed (nearest rank). */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)];
  if (found === undefined) throw new Error('Nothing was measured');
  return found;
}

/** Milliseconds on a clock that all processes of one computer share. */
export function clock(): number {
  return performance.timeOrigin + performance.now();
}
