import { ATTACHMENT_FAULTS } from '#domain/referral/attachments';

/** Why a letter inside a message was left out: as for any file, or for what the message says of it. */
export const LETTER_FAULTS = [
  ...ATTACHMENT_FAULTS,
  'no-content',
  'not-base64',
  'elsewhere',
  'set-aside',
  'another-patient',
  'unclear-whose',
] as const;
export type LetterFault = (typeof LETTER_FAULTS)[number];

/** A letter or scan that a message carries; what it is, only its bytes will say. */
export interface IncomingLetter {
  readonly name: string;
  /** Where in the file it stands. */
  readonly place: string;
  /** The bytes, or why there are none to look at. */
  readonly content: Uint8Array | LetterFault;
}

/** One that the referral came without; the message itself is kept, with the letter in it. */
export interface LetterLeftOut {
  readonly name: string;
  readonly place: string;
  readonly fault: LetterFault;
  /** The same in a sentence. */
  readonly problem: string;
}
