import type { Hl7Message, Hl7Segment } from '@medplum/core';
import { isClinicDate, type ClinicDate } from '#domain/time/clinic-date';
import { factOf } from './text.ts';

/** Reads by HL7's own numbers, 1-based; whatever is not there is `null`. */
export interface Hl7Reader {
  readonly message: Hl7Message;
  /** First segment of that name. */
  first(name: string): Hl7Segment | null;
  all(name: string): Hl7Segment[];
}

export function readerOf(message: Hl7Message): Hl7Reader {
  return {
    message,
    first: (name) => message.getSegment(name) ?? null,
    all: (name) => message.getAllSegments(name),
  };
}

/** One component of one repetition, unescaped; the first by default. */
export function part(
  segment: Hl7Segment | null,
  field: number,
  component = 1,
  repetition = 0,
): string | null {
  const raw = rawPart(segment, field, component, repetition);
  return raw === null || segment === null ? null : factOf(unescaped(raw, segment));
}

/** The whole field as free text, its repetitions as lines. */
export function wholeText(segment: Hl7Segment | null, field: number): string | null {
  if (segment === null) return null;
  const repetitions = fieldOf(segment, field)?.components ?? [];
  const separator = segment.context.componentSeparator;
  const lines = repetitions.map((components) => unescaped(components.join(separator), segment));
  const text = lines.join('\n').trim();
  return text === '' ? null : text;
}

export function repetitionsOf(segment: Hl7Segment | null, field: number): number {
  return segment === null ? 0 : (fieldOf(segment, field)?.components.length ?? 0);
}

function rawPart(
  segment: Hl7Segment | null,
  field: number,
  component: number,
  repetition: number,
): string | null {
  const text = segment === null ? undefined : fieldOf(segment, field)?.components[repetition];
  const raw = text?.[component - 1] ?? null;
  // Two double quotes say "there is none", which is the same as not saying.
  return raw === '""' ? null : raw;
}

/** `getField` answers nothing where a segment is shorter, whatever its type says. */
function fieldOf(segment: Hl7Segment, field: number): { components: string[][] } | undefined {
  return segment.getField(field);
}

/** HL7 v2 escapes: the separators, a line break, and characters in hexadecimal. */
function unescaped(raw: string, segment: Hl7Segment): string {
  const { context } = segment;
  const escape = context.escapeCharacter;
  if (!raw.includes(escape)) return raw;
  const pieces = raw.split(escape);
  let text = pieces[0] ?? '';
  for (let index = 1; index < pieces.length; index += 1) {
    const code = pieces[index] ?? '';
    const closed = index + 1 < pieces.length;
    const meant = closed ? meaningOf(code, context) : null;
    if (meant === null) text += escape + code;
    else {
      text += meant + (pieces[index + 1] ?? '');
      index += 1;
    }
  }
  return text;
}

function meaningOf(code: string, context: Hl7Segment['context']): string | null {
  switch (code) {
    case 'F':
      return context.fieldSeparator;
    case 'S':
      return context.componentSeparator;
    case 'R':
      return context.repetitionSeparator;
    case 'E':
      return context.escapeCharacter;
    case 'T':
      return context.subcomponentSeparator;
    case 'H':
    case 'N':
      return '';
    default:
      break;
  }
  if (/^\.(br|sp\d*|ce)$/i.test(code)) return '\n';
  const hex = /^X((?:[0-9A-F]{2})+)$/i.exec(code)?.[1];
  return hex === undefined ? null : Buffer.from(hex, 'hex').toString('latin1');
}

/** One subcomponent, the first by default: of `EVERYMAN&van` it is `EVERYMAN`. */
export function subpart(
  segment: Hl7Segment | null,
  field: number,
  component: number,
  { repetition = 0, index = 0 }: { repetition?: number; index?: number } = {},
): string | null {
  if (segment === null) return null;
  const raw = rawPart(segment, field, component, repetition);
  const piece = raw?.split(segment.context.subcomponentSeparator)[index];
  return piece === undefined ? null : factOf(unescaped(piece, segment));
}

/** `19610615` or `202201251620+0000`; a year or a month alone is no day. */
export function hl7Day(text: string | null): ClinicDate | null {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text ?? '');
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  return isClinicDate(day) ? day : null;
}

/** A name with its parts in reading order, `Dr Robert Powell`. */
export function personLine(
  segment: Hl7Segment | null,
  field: number,
  first: { readonly prefix: number; readonly given: number; readonly family: number },
): string | null {
  const parts = [first.prefix, first.given, first.family].map((component) =>
    subpart(segment, field, component),
  );
  return factOf(parts.filter((text) => text !== null).join(' '));
}
