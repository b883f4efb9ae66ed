/** How deep a resource may nest; FHIR's own examples stay under 20. */
const DEEPEST = 100;

export type ParsedJson =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'broken'; readonly place: string }
  | { readonly kind: 'too-deep'; readonly place: string };

/** JSON, or the line and column from where it is none. Never throws, whatever it is given. */
export function parseJson(text: string): ParsedJson {
  const tooDeepAt = firstTooDeep(text);
  if (tooDeepAt !== -1) return { kind: 'too-deep', place: lineAndColumn(text, tooDeepAt) };
  try {
    return { kind: 'value', value: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'broken', place: lineAndColumn(text, brokenAt(text)) };
  }
}

/** Checked before parsing, without recursion; brackets inside strings do not count. */
function firstTooDeep(text: string): number {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const mark = text[index];
    if (inString) {
      if (mark === '\\') index += 1;
      else if (mark === '"') inString = false;
    } else if (mark === '"') inString = true;
    else if (mark === '[' || mark === '{') depth += 1;
    else if (mark === ']' || mark === '}') depth -= 1;
    if (depth > DEEPEST) return index;
  }
  return -1;
}

/**
 * The first character that cannot stand where it stands. The engine does not always say; but the
 * shortest beginning that is wrong, rather than only unfinished, ends with it.
 */
function brokenAt(text: string): number {
  let whole = 0;
  let broken = text.length + 1;
  while (whole + 1 < broken) {
    const middle = Math.floor((whole + broken) / 2);
    if (middle <= text.length && isWrong(text.slice(0, middle))) broken = middle;
    else if (middle > text.length) broken = middle;
    else whole = middle;
  }
  return broken - 1;
}

function isWrong(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    if (message.includes('end of JSON input')) return false;
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined || Number(position) < beginning.length;
  }
}

function lineAndColumn(text: string, index: number): string {
  const before = text.slice(0, index).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
