import { createHash } from 'node:crypto';
import type { Transaction } from 'kysely';
import {
  attachmentRefusals,
  attachmentType,
  type AttachmentType,
  type SeenFile,
} from '#domain/referral/attachments';
import type { Referral } from '#domain/referral/referral';
import { json } from '../db/columns.ts';
import { lockReferral } from '../db/records/referral.ts';
import type { Schema } from '../db/schema.ts';
import { done, refused, type Outcome, type UnitOfWork } from '../db/unit-of-work.ts';
import { notFound, stampOf } from './referral-write.ts';

type Done = Outcome<{ attachmentId: string }>;

/**
 * A letter is added to the referral, and changes nothing of it: its version stays, as with a
 * booking, so that whoever types facts while reading the letter is not told they are too late.
 */
export async function attachLetter(
  tx: UnitOfWork,
  command: { readonly referralId: string; readonly file: SeenFile; readonly content: Buffer },
): Promise<Done> {
  const { referralId, file, content } = command;
  const referral = await lockReferral(tx.db, referralId);
  if (referral === undefined) return refused([notFound(referralId)]);
  // It goes on in the other one, and nobody would read the letter here.
  if (referral.mergedInto !== null) return refused([{ code: 'merged-already' }]);
  const sha256 = createHash('sha256').update(content).digest();
  const twin = await tx.db
    .selectFrom('referral_attachment')
    .select('referral_attachment_id as id')
    .where('referral_id', '=', referralId)
    .where('sha256', '=', sha256)
    .where('withdrawn', 'is', null)
    .executeTakeFirst();
  const refusals = attachmentRefusals(
    file,
    referral.attachments,
    referral.attachments.find(({ id }) => id === twin?.id) ?? null,
  );
  const mediaType = attachmentType(file);
  if (refusals.length > 0 || mediaType === null) return refused(refusals);
  const attachmentId = tx.newId();
  await tx.db
    .insertInto('referral_attachment')
    .values({
      clinic_id: tx.actor.clinicId,
      referral_attachment_id: attachmentId,
      referral_id: referralId,
      name: file.name,
      media_type: mediaType,
      size: file.size,
      sha256,
      content,
      added: json(stampOf(tx)),
    })
    .execute();
  return changedLetters(tx, referral, attachmentId, {
    act: 'attach-letter',
    detail: { name: file.name, mediaType, size: file.size, sha256: sha256.toString('hex') },
  });
}

/** Another patient's, or not wanted: it counts no more, and stays readable with the reason. */
export async function withdrawLetter(
  tx: UnitOfWork,
  command: { readonly referralId: string; readonly attachmentId: string; readonly reason: string },
): Promise<Done> {
  const { referralId, attachmentId, reason } = command;
  const referral = await lockReferral(tx.db, referralId);
  if (referral === undefined) return refused([notFound(referralId)]);
  const letter = referral.attachments.find(({ id }) => id === attachmentId);
  if (letter === undefined || letter.withdrawn !== null) return refused([notFound(attachmentId)]);
  await tx.db
    .updateTable('referral_attachment')
    .set({ withdrawn: json({ ...stampOf(tx), reason }) })
    .where('referral_attachment_id', '=', attachmentId)
    .execute();
  return changedLetters(tx, referral, attachmentId, {
    act: 'withdraw-letter',
    reason,
    detail: { name: letter.name },
  });
}

function changedLetters(
  tx: UnitOfWork,
  referral: Pick<Referral, 'id' | 'patientId'>,
  attachmentId: string,
  said: { readonly act: string; readonly reason?: string; readonly detail: object },
): Done {
  tx.touch('referral', referral.id);
  tx.audit({
    act: said.act,
    entity: 'referral',
    entityId: referral.id,
    patientId: referral.patientId,
    reason: said.reason ?? null,
    detail: { attachmentId, ...said.detail },
  });
  return done({ attachmentId });
}

export interface LetterBytes {
  readonly name: string;
  readonly mediaType: AttachmentType;
  readonly content: Buffer;
}

/** The bytes, also of one that was withdrawn. */
export async function findLetter(
  db: Transaction<Schema>,
  referralId: string,
  attachmentId: string,
): Promise<LetterBytes | undefined> {
  return db
    .selectFrom('referral_attachment')
    .select(['name', 'media_type as mediaType', 'content'])
    .where('referral_attachment_id', '=', attachmentId)
    .where('referral_id', '=', referralId)
    .executeTakeFirst();
}
