import { isOperating, isTyping, keyOf, type KeyPress } from './key-of';

const press = (key: string, over: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});

describe('The name of a key', () => {
  const cases: readonly [KeyPress, string | null][] = [
    [press('j'), 'j'],
    [press('J', { shiftKey: true }), 'shift+j'],
    [press('?', { shiftKey: true }), '?'],
    [press('k', { ctrlKey: true }), 'ctrl+k'],
    [press('k', { metaKey: true }), 'ctrl+k'],
    [press('ArrowDown', { shiftKey: true }), 'shift+ArrowDown'],
    [press('Enter', { ctrlKey: true, altKey: true }), 'ctrl+alt+Enter'],
    [press(' '), ' '],
    [press('Shift', { shiftKey: true }), null],
  ];
  for (const [at, [pressed, name]] of cases.entries())
    it(`is ${name ?? 'nothing'} for ${pressed.key} (${at})`, () => {
      expect(keyOf(pressed)).toBe(name);
    });
});

describe('Operating', () => {
  const cases: readonly [string, string, boolean][] = [
    ['<button></button>', 'Enter', true],
    ['<button></button>', 'j', false],
    ['<input type="checkbox">', ' ', true],
    ['<input type="radio">', 'ArrowDown', true],
    ['<input type="radio">', 'a', false],
    ['<a href="#"></a>', 'ArrowDown', false],
    ['<p></p>', 'Enter', false],
  ];
  for (const [html, key, own] of cases)
    it(`${own ? 'keeps' : 'leaves'} ${key} in ${html}`, () => {
      const place = document.createElement('div');
      place.innerHTML = html;
      expect(isOperating(key, place.firstElementChild)).toBe(own);
    });

  it('keeps every key in what floats, and Escape while anything does', () => {
    const menu = document.createElement('div');
    menu.popover = 'auto';
    document.body.append(menu);
    try {
      expect(isOperating('Escape', document.body)).toBeFalse();
      menu.showPopover();
      expect(isOperating('j', menu)).toBeTrue();
      expect(isOperating('Escape', document.body)).toBeTrue();
      expect(isOperating('j', document.body)).toBeFalse();
    } finally {
      menu.remove();
    }
  });
});

describe('Typing', () => {
  const inside = (html: string): Element => {
    const place = document.createElement('div');
    place.innerHTML = html;
    return place.querySelector('[data-here]') ?? place;
  };
  const cases: readonly [string, boolean][] = [
    ['<input data-here>', true],
    ['<textarea data-here></textarea>', true],
    ['<select data-here></select>', true],
    ['<input type="checkbox" data-here>', false],
    ['<button data-here></button>', false],
    ['<p data-here></p>', false],
    ['<div class="cdk-overlay-container"><button data-here></button></div>', true],
  ];
  for (const [html, typing] of cases)
    it(`${typing ? 'goes on' : 'does not go on'} in ${html}`, () => {
      expect(isTyping(inside(html))).toBe(typing);
    });
});
