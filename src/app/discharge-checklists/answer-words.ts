import type { AnswerValue, ChecklistItem } from '#domain/discharge/checklist';
import { sideWord } from '../shared/words/referral-words';
import { unitWord } from '../shared/words/unit-words';

/** An answer as a person says it. */
export function answerWord(item: ChecklistItem, value: AnswerValue): string {
  if (value === 'not-applicable') return $localize`not applicable`;
  if (value === true) return $localize`yes`;
  if (value === false) return $localize`no`;
  if (item.type === 'side' && (value === 'left' || value === 'right' || value === 'both'))
    return sideWord(value);
  const label = item.options.find((option) => option.value === value)?.label;
  if (label !== undefined) return label;
  return item.unit === null ? String(value) : `${value} ${unitWord(item.unit)}`;
}
