import type { AnswerValue, ChecklistItem } from '#domain/discharge/checklist';

/** What a key means on an item: an answer, "not applicable", or to begin typing with it. */
export type KeyMeaning =
  | { readonly kind: 'answer'; readonly value: AnswerValue }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'type'; readonly text: string };

const SIDE_KEYS: Readonly<Partial<Record<string, AnswerValue>>> = {
  l: 'left',
  r: 'right',
  b: 'both',
};

/**
 * Y and N for yes and no; L, R and B for a side; a digit for the option of that value, else of that
 * place, or the first digit of a number; X for not applicable; Enter to type. `null`: it means nothing.
 */
export function meaningOf(item: ChecklistItem, key: string): KeyMeaning | null {
  if (key === 'x') return item.notApplicable ? { kind: 'not-applicable' } : null;
  switch (item.type) {
    case 'yes-no':
      return key === 'y' || key === 'n' ? { kind: 'answer', value: key === 'y' } : null;
    case 'side': {
      const side = SIDE_KEYS[key];
      return side === undefined ? null : { kind: 'answer', value: side };
    }
    case 'choice': {
      const byValue = item.options.find((option) => option.value === key);
      // Where the values are numbers a digit is never a place: 1 of "2, 1, 0" is the second.
      const numbered = item.options.every((option) => /^\d$/.test(option.value));
      const option = byValue ?? (numbered ? undefined : item.options[Number(key) - 1]);
      return option === undefined ? null : { kind: 'answer', value: option.value };
    }
    case 'number':
      if (/^\d$/.test(key)) return { kind: 'type', text: key };
      return key === 'Enter' ? { kind: 'type', text: '' } : null;
    case 'text':
      return key === 'Enter' ? { kind: 'type', text: '' } : null;
  }
}

/** The key that gives an option, to be shown beside it. */
export function keyOfOption(item: ChecklistItem, index: number): string {
  const option = item.options[index];
  const numbered = item.options.every((each) => /^\d$/.test(each.value));
  return numbered && option !== undefined ? option.value : String(index + 1);
}
