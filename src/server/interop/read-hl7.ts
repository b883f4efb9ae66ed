import { Hl7Message } from '@medplum/core';
import type { ReadOutcome } from '#domain/referral/incoming';
import { fingerprintOf } from './fingerprint.ts';
import { readerOf } from './hl7-fields.ts';
import { readRef } from './hl7-referral.ts';
import { MOST_REFERRALS, tooMany } from './limits.ts';

/** Is this a message, or a batch of them, behind whatever envelope? */
export function looksLikeHl7(text: string): boolean {
  return /^[\s\v]*(MSH|FHS|BHS)\W/.test(text);
}

/** Every message of a file of HL7 v2: one outcome for each. */
export function readHl7(text: string): ReadOutcome[] {
  const messages = messagesIn(text);
  const hash = fingerprintOf(text);
  if (messages.length === 0)
    return [{ kind: 'refused', fault: 'no-referral-inside', place: 'MSH', found: null }];
  if (messages.length > MOST_REFERRALS) return [tooMany(messages.length)];
  return messages.map((message, index): ReadOutcome => {
    const prefix = messages.length === 1 ? '' : `message ${index + 1}: `;
    const parsed = parse(message);
    return parsed === null
      ? { kind: 'refused', fault: 'not-hl7', place: `${prefix}MSH-2`, found: null }
      : readRef(readerOf(parsed), prefix, hash);
  });
}

/**
 * Messages end where the next header begins. Line ends are what the sender's system had; the
 * framing of MLLP and the envelopes of a batch (FHS, BHS, BTS, FTS) say nothing about a patient.
 */
function messagesIn(text: string): string[] {
  const messages: string[][] = [];
  for (const line of text
    .replaceAll('\v', '\r')
    .replaceAll('\u001c', '\r')
    .split(/\r\n|\r|\n/)) {
    const segment = line.trimStart();
    if (segment.startsWith('MSH')) messages.push([segment]);
    else if (segment !== '' && !/^(FHS|BHS|BTS|FTS)\b/.test(segment))
      messages.at(-1)?.push(segment);
  }
  return messages.map((segments) => segments.join('\r'));
}

/** A header that does not even name its separators cannot be read. */
function parse(message: string): Hl7Message | null {
  if (!/^MSH([^\w\s])[^\w\s]{3,5}\1/.test(message)) return null;
  try {
    return Hl7Message.parse(message);
  } catch {
    return null;
  }
}
