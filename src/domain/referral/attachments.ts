import type { Stamp } from '#domain/people/stamp';

/** What any browser shows beside the form. A TIFF it does not, so nobody would ever read it. */
export const ATTACHMENT_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

export const LARGEST_ATTACHMENT = 10 * 1024 * 1024;
/** Of one referral; each is named in what every desk is sent. */
export const MOST_ATTACHMENTS = 50;
/** Those that were withdrawn too, which stay readable: nobody fills the database by taking back. */
export const MOST_ATTACHMENTS_EVER = 200;
const LONGEST_NAME = 120;

/** A letter or scan that came with a referral. Its bytes are kept apart from it. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: AttachmentType;
  readonly size: number;
  readonly added: Stamp;
  /** Put on the wrong patient, or twice: it stays readable, with the reason. */
  readonly withdrawn: (Stamp & { readonly reason: string }) | null;
}

export const ATTACHMENT_FAULTS = [
  'empty',
  'too-large',
  'kind-not-shown',
  'incomplete',
  'there-already',
  'too-many',
  'too-many-ever',
] as const;
export type AttachmentFault = (typeof ATTACHMENT_FAULTS)[number];

export type AttachmentRefused = {
  readonly code: 'attachment-refused';
  readonly fault: AttachmentFault;
  readonly file: string;
};

/** A file as its bytes say it is, whatever it calls itself. */
export interface SeenFile {
  readonly name: string;
  readonly size: number;
  /** As found at its beginning; `null` where that is nothing known. */
  readonly mediaType: string | null;
  /** Its end is there too: it was not cut off on its way. */
  readonly isWhole: boolean;
}

/** What can be said before the file is sent. */
export function sizeRefusals({
  name,
  size,
}: Pick<SeenFile, 'name' | 'size'>): readonly AttachmentRefused[] {
  if (size === 0) return [refusedFor('empty', name)];
  return size > LARGEST_ATTACHMENT ? [refusedFor('too-large', name)] : [];
}

/**
 * Why the file may not be attached. `present` is every letter the referral ever had; `twin` is the
 * same file, where it stands there already.
 */
export function attachmentRefusals(
  file: SeenFile,
  present: readonly Attachment[],
  twin: Attachment | null,
): readonly AttachmentRefused[] {
  const bySize = sizeRefusals(file);
  if (bySize.length > 0) return bySize;
  if (attachmentType(file) === null) return [refusedFor('kind-not-shown', file.name)];
  if (!file.isWhole) return [refusedFor('incomplete', file.name)];
  if (twin !== null) return [refusedFor('there-already', file.name)];
  if (present.length >= MOST_ATTACHMENTS_EVER) return [refusedFor('too-many-ever', file.name)];
  const standing = standingAttachments(present);
  return standing.length >= MOST_ATTACHMENTS ? [refusedFor('too-many', file.name)] : [];
}

export function attachmentType({ mediaType }: Pick<SeenFile, 'mediaType'>): AttachmentType | null {
  return ATTACHMENT_TYPES.find((type) => type === mediaType) ?? null;
}

/** Those that count, in the order they came. */
export function standingAttachments(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.filter(({ withdrawn }) => withdrawn === null);
}

/**
 * A file's name as people read it: no folders, nothing that does not print or that turns the
 * direction of writing, and not longer than a line. Its ending stays where it is cut.
 */
export function cleanFileName(name: string): string {
  const words = (name.split(/[\\/]/).at(-1) ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (/^\.*$/.test(words)) return 'letter';
  const letters = [...words];
  if (letters.length <= LONGEST_NAME) return words;
  const ending = [...(/\.\w{1,8}$/.exec(words)?.[0] ?? '')];
  return [...letters.slice(0, LONGEST_NAME - ending.length - 1), '…', ...ending].join('');
}

const refusedFor = (fault: AttachmentFault, file: string): AttachmentRefused => ({
  code: 'attachment-refused',
  fault,
  file,
});
