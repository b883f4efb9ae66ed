/** What stands on the keys: `ctrl+k` → Ctrl, K. */
const WORDS: Readonly<Partial<Record<string, string>>> = {
  ctrl: $localize`Ctrl`,
  shift: $localize`Shift`,
  alt: $localize`Alt`,
  Enter: $localize`Enter`,
  Escape: $localize`Esc`,
  ' ': $localize`Space`,
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

export function keyWords(keys: string): string[] {
  const parts = keys === ' ' ? [keys] : keys.split(/ |(?<=.)\+(?=.)/);
  return parts.map((part) => WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}
