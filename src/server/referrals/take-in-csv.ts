import { createHash } from 'node:crypto';
import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { CsvRow } from '#domain/referral/referral-csv';
import type { Deps } from '../db/deps.ts';
import type { Original } from './keep-original.ts';
import { takeReferral } from './take-referral.ts';

export interface TakenIn {
  readonly outcomes: readonly ImportOutcome[];
  readonly changes: readonly EntityChange[];
}

/**
 * Takes in every row without faults, each in a transaction of its own. With a referral its own row
 * and the heading are kept, and nobody else's.
 */
export async function takeInCsv(
  deps: Pick<Deps, 'write'>,
  actor: Actor,
  rows: readonly CsvRow[],
): Promise<TakenIn> {
  const outcomes: ImportOutcome[] = [];
  const changes: EntityChange[] = [];
  for (const { referral, original } of rows) {
    if (referral === null) continue;
    const written = await deps.write(actor, (tx) =>
      takeReferral(tx, { kind: 'referral', event: 'request', referral }, originalOf(original)),
    );
    if (written.kind === 'refused') throw new Error('A row is answered, and never refused');
    outcomes.push(written.value);
    changes.push(...written.changes);
  }
  return { outcomes, changes };
}

function originalOf(text: string): Original {
  const content = Buffer.from(text, 'utf8');
  const hash = createHash('sha256').update(content).digest();
  return { kind: 'csv', charset: 'utf-8', content, hash };
}
