import { ATTACHMENT_TYPES, type AttachmentType } from '#domain/referral/attachments';

/** What the file dialog offers; the bytes decide. */
export const LETTER_ACCEPT = [...ATTACHMENT_TYPES, '.pdf', '.png', '.jpg', '.jpeg'].join();

/** What the browser takes for a letter while it is dragged; all else may be a referral message. */
export const LETTER_TYPES = /^(application\/pdf$|image\/)/;

export function kindWord(type: AttachmentType): string {
  switch (type) {
    case 'application/pdf':
      return 'PDF';
    case 'image/png':
    case 'image/jpeg':
      return $localize`Image`;
  }
}

/** 340 kB, 2.4 MB */
export function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? $localize`${Math.max(1, Math.round(bytes / 1_000))}:size: kB`
    : $localize`${(bytes / 1_000_000).toFixed(1)}:size: MB`;
}
