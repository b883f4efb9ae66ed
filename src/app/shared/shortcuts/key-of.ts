/** As much of a keyboard event as tells which keys were pressed. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MODIFIERS: readonly string[] = ['Shift', 'Control', 'Alt', 'Meta'];

/**
 * The name of what was pressed, as shortcuts write it: `j`, `ctrl+k`, `shift+ArrowDown`, `?`.
 * Command counts as Ctrl. Shift is named only where it does not already change the character.
 */
export function keyOf(press: KeyPress): string | null {
  if (MODIFIERS.includes(press.key)) return null;
  const printable = press.key.length === 1;
  const ctrl = press.ctrlKey || press.metaKey ? 'ctrl+' : '';
  const alt = press.altKey ? 'alt+' : '';
  const letter = printable && press.key.toLowerCase() !== press.key.toUpperCase();
  const shift = press.shiftKey && (!printable || letter) ? 'shift+' : '';
  return `${ctrl}${alt}${shift}${letter ? press.key.toLowerCase() : press.key}`;
}

const TYPING = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Controls that take no text leave letters alone, though not Space or Enter. */
const TEXTLESS = '[type=checkbox], [type=radio], [type=button], [type=submit], [type=range]';

/** Is whoever pressed it typing into something, or choosing from something that floats? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('.cdk-overlay-container') !== null) return true;
  return target.closest(TYPING) !== null && target.closest(TEXTLESS) === null;
}

const PRESSED = 'a[href], button, summary, input, [role=button], [role=link], [role=menuitem]';
/** Radio buttons and sliders go on by arrow keys. */
const MOVED = 'input[type=radio], input[type=range]';
/** What floats above the page has the keys to itself: Escape closes it, and nothing underneath. */
const FLOATING = ':popover-open, dialog[open]';

/** Does what is in focus answer this key itself, as a button does Enter, or a list of radios an arrow? */
export function isOperating(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest(FLOATING) !== null) return true;
  if (key === 'Escape') return target.ownerDocument.querySelector(':popover-open') !== null;
  if (key === 'Enter' || key === ' ') return target.closest(PRESSED) !== null;
  return key.startsWith('Arrow') && target.closest(MOVED) !== null;
}
