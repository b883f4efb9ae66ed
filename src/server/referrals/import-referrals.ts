import { createHash } from 'node:crypto';
import type { EntityChange } from '#contract/live';
import type { Actor } from '#domain/people/person';
import type { ImportOutcome, ReadOutcome } from '#domain/referral/incoming';
import type { Deps } from '../db/deps.ts';
import { unchanged, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { faultSentence } from './fault-sentence.ts';
import type { Original } from './keep-original.ts';
import { takeReferral } from './take-referral.ts';
import { takeWithdrawal } from './take-withdrawal.ts';

/** How a file is read; given by whoever starts the server, because areas do not import each other. */
export type ReadMessage = (content: Uint8Array) => {
  readonly kind: 'fhir' | 'hl7v2' | 'unknown';
  readonly charset: string;
  readonly outcomes: readonly ReadOutcome[];
};

export interface Imported {
  readonly outcomes: readonly ImportOutcome[];
  readonly changes: readonly EntityChange[];
}

/**
 * Takes in every referral of a file, each in a transaction of its own: one bad entry costs nobody
 * else their place, and none is ever stored by half. The same file again changes nothing.
 */
export async function importReferrals(
  deps: Pick<Deps, 'write'>,
  actor: Actor,
  read: ReadMessage,
  content: Uint8Array,
): Promise<Imported> {
  const { original, found } = openFile(read, content);
  const outcomes: ImportOutcome[] = [];
  const changes: EntityChange[] = [];
  for (const each of found) {
    if (each.kind === 'refused') outcomes.push(asRefused(each));
    else {
      const written = await deps.write(actor, (tx) => takeMessage(tx, each, original));
      if (written.kind === 'refused') throw new Error('A message is answered, and never refused');
      outcomes.push(written.value);
      changes.push(...written.changes);
    }
  }
  return { outcomes, changes };
}

/** A file read, but nothing of it taken in yet. */
export function openFile(
  read: ReadMessage,
  content: Uint8Array,
): { original: Original; found: readonly ReadOutcome[] } {
  const { kind, charset, outcomes: found } = read(content);
  const original: Original = {
    kind: kind === 'hl7v2' ? 'hl7v2' : 'fhir',
    charset,
    content: Buffer.from(content),
    hash: createHash('sha256').update(content).digest(),
  };
  return { original, found };
}

/** One referral, or one withdrawal, of a file; the answer is a value whatever came of it. */
export async function takeMessage(
  tx: UnitOfWork,
  found: ReadOutcome,
  original: Original,
): Promise<Outcome<ImportOutcome>> {
  switch (found.kind) {
    case 'referral':
      return takeReferral(tx, found, original);
    case 'withdrawal':
      return takeWithdrawal(tx, found, original);
    case 'refused':
      return unchanged(asRefused(found));
  }
}

const asRefused = (found: Extract<ReadOutcome, { kind: 'refused' }>): ImportOutcome => ({
  ...found,
  problem: faultSentence(found),
});
