import type { MessageFault, ReadOutcome } from '#domain/referral/incoming';
import { decode, packedAs } from './decode.ts';
import { parseJson } from './json-text.ts';
import { LARGEST_MESSAGE } from './limits.ts';
import { looksLikeCsv } from './read-csv.ts';
import { looksLikeHl7, readHl7 } from './read-hl7.ts';
import { readFhir } from './read-fhir.ts';

export interface ReadMessage {
  readonly kind: 'fhir' | 'hl7v2' | 'unknown';
  /** How the bytes were read, kept beside the original. */
  readonly charset: string;
  readonly outcomes: readonly ReadOutcome[];
}

/**
 * What a referral file brings: FHIR R4 JSON (a Bundle, one ServiceRequest, a list of resources, or
 * one resource a line) or HL7 v2 (one message or several). Takes what is there, never throws, and
 * names the place of whatever it cannot take.
 */
export function readReferralMessage(content: Uint8Array | string): ReadMessage {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  if (bytes.length > LARGEST_MESSAGE) {
    const found = `${Math.ceil(bytes.length / 1024 / 1024)} MB`;
    return nothing('utf-8', 'too-large', 'the file', found);
  }
  const packed = packedAs(bytes);
  if (packed !== null) return nothing('utf-8', 'packed', 'the file', packed);
  const decoded = decode(bytes);
  if (decoded === null) return nothing('utf-8', 'not-text', 'the file', null);
  const text = decoded.text.replace(/^\uFEFF/, '');
  const { charset } = decoded;
  if (text.trim() === '') return nothing(charset, 'empty', 'the file', null);
  if (looksLikeHl7(text)) return { kind: 'hl7v2', charset, outcomes: readHl7(text) };
  const first = text.trimStart()[0] ?? '';
  if (first !== '{' && first !== '[')
    return nothing(charset, 'unknown-format', 'line 1, column 1', formatOf(text));
  return readJson(text, charset);
}

/** What it is instead, where somebody can do something about it. */
function formatOf(text: string): string | null {
  if (text.trimStart().startsWith('<')) return 'XML';
  return looksLikeCsv(text) ? 'CSV' : null;
}

function readJson(text: string, charset: string): ReadMessage {
  const parsed = parseJson(text);
  if (parsed.kind === 'value') return { kind: 'fhir', charset, outcomes: readFhir(parsed.value) };
  if (parsed.kind === 'too-deep') return nothing(charset, 'too-deep', parsed.place, null);
  const lines = linesOfJson(text);
  return lines === null
    ? nothing(charset, 'not-json', parsed.place, null)
    : { kind: 'fhir', charset, outcomes: readFhir(lines) };
}

/** One resource a line (NDJSON), as bulk exports write them; `null` when it is not that. */
function linesOfJson(text: string): unknown[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2 || !lines.every((line) => line.trimStart().startsWith('{'))) return null;
  const parsed = lines.map(parseJson);
  return parsed.every((line) => line.kind === 'value') ? parsed.map(({ value }) => value) : null;
}

function nothing(
  charset: string,
  fault: MessageFault,
  place: string,
  found: string | null,
): ReadMessage {
  return { kind: 'unknown', charset, outcomes: [{ kind: 'refused', fault, place, found }] };
}
