import type { Concern, FollowUpDue } from '#domain/visit/visit';

/** What a patient may say on the phone, as it is asked. */
export function concernWord(concern: Concern): string {
  switch (concern) {
    case 'new-weakness':
      return $localize`New weakness or numbness`;
    case 'back-pain':
      return $localize`Back or flank pain that gets worse`;
    case 'fever':
      return $localize`Fever`;
    case 'haematuria':
      return $localize`Blood in the urine`;
    case 'bladder-change':
      return $localize`Change of bladder or bowel`;
    case 'other':
      return $localize`Something else`;
  }
}

export function dueWord(due: FollowUpDue): string {
  return due === 'first' ? $localize`First call` : $localize`Second call`;
}
