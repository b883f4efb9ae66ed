/** The fields of a form that differ from what it opened with: each by its name, with all its values. */
export type DraftFields = Readonly<Record<string, readonly string[]>>;

/** What was typed and is not stored yet. */
export interface Draft {
  /** When it was last typed at. */
  readonly at: string;
  /** The version of what it changes; empty for something new. */
  readonly basis: string;
  readonly fields: DraftFields;
}

/** Longer than any form of ours fills. */
const LONGEST = 400_000;

/** Every field of a form as it stands; files cannot be kept. */
export function fieldsOf(form: FormData): DraftFields {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of form)
    if (typeof value === 'string') (fields[name] ??= []).push(value);
  return fields;
}

/** Only what was typed: what somebody else corrects meanwhile is not put back by it. */
export function typedSince(before: DraftFields, now: DraftFields): DraftFields {
  const names = new Set([...Object.keys(before), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names]
      .map((name) => [name, now[name] ?? []] as const)
      .filter(([name, values]) => JSON.stringify(values) !== JSON.stringify(before[name] ?? [])),
  );
}

export function draftText(form: string, draft: Draft): string {
  return JSON.stringify({ form, ...draft });
}

/** `null` where it is none, or another form's. */
export function draftOf(form: string, text: string | null): Draft | null {
  if (text === null || text.length > LONGEST) return null;
  const read = jsonOf(text);
  if (!isRecord(read) || read['form'] !== form) return null;
  const { at, basis, fields } = read;
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null;
  if (typeof basis !== 'string' || !isRecord(fields)) return null;
  return Object.values(fields).every(isTexts) ? { at, basis, fields: fields as DraftFields } : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
