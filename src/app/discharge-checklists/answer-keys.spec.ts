import { defaultChecklistTemplates } from '#domain/discharge/default-templates';
import type { ChecklistItem } from '#domain/discharge/checklist';
import { keyOfOption, meaningOf } from './answer-keys';

const item = (linkId: string): ChecklistItem => {
  const found = defaultChecklistTemplates()
    .flatMap((template) => template.items)
    .find((each) => each.linkId === linkId);
  if (found === undefined) throw new Error(linkId);
  return found;
};

describe('A key on an item', () => {
  const CASES: readonly [string, string, ReturnType<typeof meaningOf>][] = [
    ['airway', 'y', { kind: 'answer', value: true }],
    ['airway', 'n', { kind: 'answer', value: false }],
    ['airway', 'x', null],
    ['airway', '1', null],
    ['escort', 'x', { kind: 'not-applicable' }],
    ['marked-side', 'l', { kind: 'answer', value: 'left' }],
    ['marked-side', 'b', { kind: 'answer', value: 'both' }],
    ['marked-side', 'y', null],
    ['mpadss-pain', '0', { kind: 'answer', value: '0' }],
    ['mpadss-pain', '2', { kind: 'answer', value: '2' }],
    ['mpadss-pain', '3', null],
    ['groin', '1', { kind: 'answer', value: 'normal' }],
    ['groin', '3', { kind: 'answer', value: 'burning' }],
    ['groin', '4', null],
    ['lying-systolic', '1', { kind: 'type', text: '1' }],
    ['lying-systolic', 'Enter', { kind: 'type', text: '' }],
    ['concerns', 'Enter', { kind: 'type', text: '' }],
    ['concerns', '1', null],
  ];
  for (const [linkId, key, meaning] of CASES)
    it(`${key} on ${linkId} means ${JSON.stringify(meaning)}`, () => {
      expect(meaningOf(item(linkId), key)).toEqual(meaning);
    });

  it('is shown beside its option', () => {
    expect([0, 1, 2].map((index) => keyOfOption(item('mpadss-pain'), index))).toEqual([
      '2',
      '1',
      '0',
    ]);
    expect([0, 1].map((index) => keyOfOption(item('groin'), index))).toEqual(['1', '2']);
  });
});
