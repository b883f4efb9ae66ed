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

const OPERATED = 'a[href], button, summary, [role=button], [role=link], [role=menuitem]';

/** Does the control in focus answer this key itself, as a button does Enter and Space? */
export function isOperating(key: string, target: EventTarget | null): boolean {
  if (key !== 'Enter' && key !== ' ') return false;
  return target instanceof Element && target.closest(OPERATED) !== null;
}
