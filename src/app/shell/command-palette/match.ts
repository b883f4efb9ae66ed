/** Lower case, without accents: "Łukasz Müller" is found by "lukasz muller". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .replace(/[øØ]/g, 'o')
    .replace(/ß/g, 'ss')
    .toLowerCase();
}

const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Letters from which one wrong, missing or swapped letter is forgiven. */
const FORGIVING_FROM = 4;

/** Is `word` the beginning of `of`, but for one letter added, left out, changed or swapped? */
function nearlyBegins(word: string, of: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === of[at]) at += 1;
  if (at === word.length) return true;
  const rest = word.slice(at + 1);
  return (
    of.slice(at + 1).startsWith(rest) ||
    of.slice(at).startsWith(rest) ||
    of.slice(at + 1).startsWith(word.slice(at)) ||
    (word[at] === of[at + 1] &&
      word[at + 1] === of[at] &&
      of.slice(at + 2).startsWith(word.slice(at + 2)))
  );
}

function wordScore(word: string, among: readonly string[]): number {
  if (among.includes(word)) return 3;
  if (among.some((other) => other.startsWith(word))) return 2;
  const forgiven =
    word.length >= FORGIVING_FROM && among.some((other) => nearlyBegins(word, other));
  return forgiven ? 1 : 0;
}

/**
 * How well `query` fits `text`: 0 not at all. Every word of the query must begin a word of the
 * text, in any order; a typing mistake in a longer word is forgiven, and ranks lower.
 */
export function fit(query: string, text: string): number {
  const among = wordsOf(text);
  let total = 0;
  for (const word of wordsOf(query)) {
    const score = wordScore(word, among);
    if (score === 0) return 0;
    total += score;
  }
  return total;
}
