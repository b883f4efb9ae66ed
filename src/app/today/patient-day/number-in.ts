/** The number in a field, with a comma or a point; `null` when it is empty or none. */
export function numberIn(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? null : value;
}
