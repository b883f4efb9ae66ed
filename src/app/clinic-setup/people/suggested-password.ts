/** Without the letters that are mistaken for each other when read out or copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over once: three groups of five, such as `k7mq2-vd9xr-h4tpn`. */
export function suggestedPassword(): string {
  const random = crypto.getRandomValues(new Uint32Array(15));
  const letters = Array.from(random, (value) => LETTERS[value % LETTERS.length]);
  return [letters.slice(0, 5), letters.slice(5, 10), letters.slice(10)]
    .map((group) => group.join(''))
    .join('-');
}
