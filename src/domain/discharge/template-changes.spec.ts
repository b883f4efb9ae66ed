import fc from 'fast-check';
import type { ChecklistItem } from '#domain/discharge/checklist';
import { templateChanges, type TemplateChange } from '#domain/discharge/template-changes';
import { anItem, aTemplate } from '#domain/testing/template-builders';

const items = (names: string, over: Partial<ChecklistItem> = {}): ChecklistItem[] =>
  [...names].map((linkId) => anItem({ linkId, text: linkId.toUpperCase(), ...over }));
const of = (names: string, over: Partial<ChecklistItem> = {}) =>
  aTemplate('sign-out', { items: items(names, over) });

const words = (change: TemplateChange): string => {
  switch (change.what) {
    case 'title':
      return `title ${change.from} > ${change.to}`;
    case 'procedures':
      return `procedures +${change.added.join()} -${change.removed.join()}`;
    case 'item-changed':
      return `${change.what} ${change.after.linkId}: ${change.facts.join()}`;
    default:
      return `${change.what} ${change.item.linkId}`;
  }
};

const MOVES: readonly [string, string, string[]][] = [
  ['abc', 'abc', []],
  ['abc', 'abcd', ['item-added d']],
  ['abc', 'xabc', ['item-added x']],
  ['abc', 'ac', ['item-removed b']],
  ['abc', 'axc', ['item-added x', 'item-removed b']],
  ['abcdef', 'fabcde', ['item-moved f']],
  ['abcdef', 'bcdefa', ['item-moved a']],
  ['abcdef', 'acbdef', ['item-moved b']],
  ['abcd', 'dxab', ['item-moved d', 'item-added x', 'item-removed c']],
];

describe('what changed from one version to the next', () => {
  for (const [before, after, changes] of MOVES)
    it(`${before} to ${after}: ${changes.join(', ') || 'nothing'}`, () => {
      expect(templateChanges(of(before), of(after)).map(words)).toEqual(changes);
    });

  const FACTS: readonly [Partial<ChecklistItem>, string][] = [
    [{ text: 'B' }, 'text'],
    [{ type: 'text' }, 'type'],
    [{ asked: 'sedated' }, 'asked'],
    [{ mandatory: false }, 'mandatory'],
    [{ notApplicable: true }, 'not-applicable'],
    [{ unit: 'mL' }, 'unit'],
    [{ min: 1 }, 'range'],
    [{ max: 1 }, 'range'],
    [{ options: [{ value: 'a', label: 'A' }] }, 'options'],
    [{ text: 'B', mandatory: false }, 'text,mandatory'],
  ];
  for (const [over, facts] of FACTS)
    it(`names ${facts} of ${JSON.stringify(over)}`, () => {
      expect(templateChanges(of('a'), of('a', over)).map(words)).toEqual([
        `item-changed a: ${facts}`,
      ]);
    });

  it('says both of an item that was changed and moved', () => {
    const before = of('abc');
    const after = { ...before, items: [...items('c', { text: 'X' }), ...items('ab')] };
    expect(templateChanges(before, after).map(words)).toEqual([
      'item-changed c: text',
      'item-moved c',
    ]);
  });

  it('names title and procedures first', () => {
    const before = aTemplate('sign-out', { procedureTypeIds: ['lsb', 'sgb'] });
    const after = { ...before, title: 'Out', procedureTypeIds: ['sgb', 'mbb'] };
    expect(templateChanges(before, after).map(words)).toEqual([
      'title Sign-out > Out',
      'procedures +mbb -lsb',
    ]);
  });

  it('is nothing exactly where nothing differs, and moves no more than was moved', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
    fc.assert(
      fc.property(names, names, (one, other) => {
        const changes = templateChanges(of(one.join('')), of(other.join('')));
        expect(changes.length === 0).toBe(one.join() === other.join());
        const moved = changes.flatMap((each) =>
          each.what === 'item-moved' ? each.item.linkId : [],
        );
        const rest = (list: readonly string[], present: readonly string[]) =>
          list.filter((name) => present.includes(name) && !moved.includes(name));
        // Without those moved, both have what they share in the same order.
        expect(rest(one, other)).toEqual(rest(other, one));
      }),
    );
  });
});
