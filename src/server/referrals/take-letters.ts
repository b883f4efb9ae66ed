import { createHash } from 'node:crypto';
import { attachmentType, type AttachmentType } from '#domain/referral/attachments';
import type { ImportOutcome } from '#domain/referral/incoming';
import type { IncomingLetter, LetterFault } from '#domain/referral/incoming-letter';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { attachLetter } from './attachments.ts';
import { lookAtFile } from './look-at-file.ts';
import { letterSentence } from './letter-sentence.ts';

type Letters = Pick<
  Extract<ImportOutcome, { kind: 'created' | 'updated' | 'already-known' }>,
  'letters'
>;

const ENDINGS: Readonly<Record<AttachmentType, RegExp>> = {
  'application/pdf': /\.pdf$/i,
  'image/png': /\.png$/i,
  'image/jpeg': /\.jpe?g$/i,
};
const ENDING: Readonly<Record<AttachmentType, string>> = {
  'application/pdf': '.pdf',
  'image/png': '.png',
  'image/jpeg': '.jpg',
};

/**
 * Attaches what a message carries, held against the same bounds as a file at the desk. What is none
 * is named and left out; the referral is taken in all the same. A letter that stands there already,
 * or that somebody has withdrawn, is not put there again.
 */
export async function takeLetters(
  tx: UnitOfWork,
  referralId: string,
  letters: readonly IncomingLetter[],
): Promise<Letters> {
  if (letters.length === 0) return {};
  const attached: string[] = [];
  const faults: { letter: IncomingLetter; fault: LetterFault }[] = [];
  for (const letter of letters) {
    const taken = await takeLetter(tx, referralId, letter);
    if (taken.kind === 'attached') attached.push(taken.name);
    else if (taken.kind === 'left-out') faults.push({ letter, fault: taken.fault });
  }
  const leftOut = faults.map(({ letter: { name, place }, fault }) => ({
    name,
    place,
    fault,
    problem: letterSentence(fault),
  }));
  return { letters: { attached, leftOut } };
}

type Taken =
  | { readonly kind: 'attached'; readonly name: string }
  | { readonly kind: 'known' }
  | { readonly kind: 'left-out'; readonly fault: LetterFault };

async function takeLetter(
  tx: UnitOfWork,
  referralId: string,
  { name, content }: IncomingLetter,
): Promise<Taken> {
  if (typeof content === 'string') return { kind: 'left-out', fault: content };
  const bytes = Buffer.from(content);
  if (await wasThere(tx, referralId, bytes)) return { kind: 'known' };
  const seen = await lookAtFile(name, bytes);
  const type = attachmentType(seen);
  const isNamed = type === null || ENDINGS[type].test(seen.name);
  const file = isNamed ? seen : await lookAtFile(`${name}${ENDING[type]}`, bytes);
  const outcome = await attachLetter(tx, { referralId, file, content: bytes });
  if (outcome.kind === 'done') return { kind: 'attached', name: file.name };
  for (const refusal of outcome.kind === 'refused' ? outcome.refusals : [])
    if (refusal.code === 'attachment-refused') return { kind: 'left-out', fault: refusal.fault };
  throw new Error(`A letter of a message was not answered: ${JSON.stringify(outcome)}`);
}

async function wasThere(tx: UnitOfWork, referralId: string, content: Buffer): Promise<boolean> {
  const found = await tx.db
    .selectFrom('referral_attachment')
    .select('referral_attachment_id')
    .where('referral_id', '=', referralId)
    .where('sha256', '=', createHash('sha256').update(content).digest())
    .executeTakeFirst();
  return found !== undefined;
}
