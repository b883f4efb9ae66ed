/** Letters that have no accent to lose when a name is written plainly, and the typographer's apostrophe. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  '’': "'",
};

/** Lower case, without accents: Róisín is found by whoever types Roisin, Łukasz by Lukasz. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[łøđıßæ’]/g, (letter) => PLAIN[letter] ?? letter)
    .trim();
}

/**
 * The words of a name, plainly written: apart at spaces, hyphens and dots, while an apostrophe joins
 * (O'Neill is one word, O.Neill two). The database keeps the same words of each patient: `name_words`.
 */
export function nameWords(name: string): string[] {
  return plainWords(name)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
