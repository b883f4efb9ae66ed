// How many checks a part of `npm test` passed, handed over in a small file.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface Counts {
  passed: number;
  failed: number;
  /** Names of what was not run: shown, so that a forgotten `xit` does not hide. */
  skipped: string[];
  /** What failed and why, in a line each: the end of a long log is what people read. */
  failures?: string[];
}

export function writeCounts(file: string, counts: Counts): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts, null, 2));
}

/** undefined: the part ended without saying anything. */
export function readCounts(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Counts;
}
