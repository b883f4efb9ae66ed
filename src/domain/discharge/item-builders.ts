import type { ChecklistItem } from '#domain/discharge/checklist';

/** What most items share: asked always, mandatory, never "not applicable". */
const PLAIN = {
  asked: 'always',
  mandatory: true,
  notApplicable: false,
  unit: null,
  min: null,
  max: null,
  options: [],
} as const;

type Over = Partial<Pick<ChecklistItem, 'asked' | 'mandatory' | 'notApplicable'>>;

/** A statement to confirm, worded so that "yes" is the wished answer. */
export function confirm(linkId: string, text: string, over: Over = {}): ChecklistItem {
  return { ...PLAIN, linkId, text, type: 'yes-no', ...over };
}

/** Which side, as it stands on the form, on the skin, in the room. */
export function side(linkId: string, text: string): ChecklistItem {
  return { ...PLAIN, linkId, text, type: 'side', asked: 'sided' };
}

export function text(linkId: string, wording: string, over: Over = {}): ChecklistItem {
  return { ...PLAIN, linkId, text: wording, type: 'text', mandatory: false, ...over };
}

/** A pressure in mmHg. */
export function pressure(linkId: string, wording: string, min: number, max: number): ChecklistItem {
  return { ...PLAIN, linkId, text: wording, type: 'number', unit: 'mm[Hg]', min, max };
}

export function choice(
  linkId: string,
  wording: string,
  options: ChecklistItem['options'],
  over: Over = {},
): ChecklistItem {
  return { ...PLAIN, linkId, text: wording, type: 'choice', options, ...over };
}

/** A score's item: 2, 1 or 0 points, the best first. */
export function points(
  linkId: string,
  wording: string,
  [two, one, none]: readonly [string, string, string],
  over: Over = {},
): ChecklistItem {
  const options = [
    { value: '2', label: two },
    { value: '1', label: one },
    { value: '0', label: none },
  ];
  return choice(linkId, wording, options, over);
}
