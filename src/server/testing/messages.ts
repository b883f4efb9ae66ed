import { readFileSync } from 'node:fs';
import type { IncomingReferral } from '#domain/referral/incoming';
import { readReferralMessage } from '../interop/read-referral-message.ts';

/** A message of our own, about a lumbar sympathetic block. */
export const fixture = (name: string): string =>
  readFileSync(new URL(`../interop/fixtures/${name}`, import.meta.url), 'utf8');

/** The one referral that a file brings. */
export function onlyReferral(content: string | Uint8Array): IncomingReferral {
  const { outcomes } = readReferralMessage(content);
  const [outcome] = outcomes;
  if (outcomes.length !== 1 || outcome?.kind !== 'referral')
    throw new Error(`Not one referral: ${JSON.stringify(outcomes)}`);
  return outcome.referral;
}

/** `fault @ place`, or the kind, of each outcome. */
export const summary = (content: string | Uint8Array): string[] =>
  readReferralMessage(content).outcomes.map((outcome) =>
    outcome.kind === 'refused' ? `${outcome.fault} @ ${outcome.place}` : outcome.kind,
  );
