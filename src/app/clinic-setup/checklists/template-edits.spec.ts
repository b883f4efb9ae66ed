import { aTemplate, anItem } from '#domain/testing/template-builders';
import {
  draftOf,
  keptDraft,
  tidied,
  withEdit,
  withItemAt,
  withNewItem,
  withOption,
} from './template-edits';

const draft = draftOf(
  aTemplate('sign-out', { items: [...'abcd'].map((linkId) => anItem({ linkId })) }),
);
const names = ({ items }: typeof draft): string => items.map(({ linkId }) => linkId).join('');

describe('Edits of a checklist', () => {
  const PLACES: readonly [string, number, string][] = [
    ['a', 0, 'abcd'],
    ['a', 1, 'bacd'],
    ['a', 3, 'bcda'],
    ['a', 9, 'bcda'],
    ['d', -1, 'dabc'],
    ['x', 1, 'abcd'],
  ];
  for (const [linkId, place, order] of PLACES)
    it(`${linkId} to place ${place}: ${order}`, () => {
      expect(names(withItemAt(draft, linkId, place))).toBe(order);
    });

  it('add after the item that is open, else at the end', () => {
    expect(names(withNewItem(draft, 'x', 'b'))).toBe('abxcd');
    expect(names(withNewItem(draft, 'x', null))).toBe('abcdx');
  });

  it('leave nothing of the type before', () => {
    const number = withEdit(withEdit(draft, 'a', { type: 'number' }), 'a', {
      unit: 'mL',
      min: 0,
      max: 5,
    });
    const choice = withEdit(number, 'a', { type: 'choice' }).items[0];
    expect(choice).toEqual(jasmine.objectContaining({ unit: null, min: null, max: null }));
    expect(choice?.options.length).toBe(2);
    const again = withEdit(withEdit(number, 'a', { type: 'choice' }), 'a', { type: 'text' });
    expect(again.items[0]?.options).toEqual([]);
  });

  it('give an option a value that none has', () => {
    const options = [
      { value: 'option-7', label: 'x' },
      { value: 'dry', label: 'Dry' },
    ];
    expect(withOption(options).at(-1)).toEqual({ value: 'option-8', label: '' });
  });

  it('take no spaces along', () => {
    const spaced = withEdit({ ...draft, title: ' Out ' }, 'a', { text: ' Said ' });
    expect(tidied(spaced).title).toBe('Out');
    expect(tidied(spaced).items[0]?.text).toBe('Said');
  });

  it('find again only what was kept of this kind', () => {
    expect(keptDraft(JSON.stringify(draft), 'sign-out')).toEqual(draft);
    expect(keptDraft(JSON.stringify(draft), 'discharge')).toBeNull();
    for (const damaged of [undefined, '', 'null', '[]', '{"kind":"sign-out"}'])
      expect(keptDraft(damaged, 'sign-out')).toBeNull();
  });
});
