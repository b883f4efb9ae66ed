/**
 * The PIN that locks what a device keeps. Six digits at least: five tries are all that anybody has on
 * the device itself. Twelve at most, so that it is typed, not pasted.
 */
export const PIN_MINIMUM = 6;
export const PIN_MAXIMUM = 12;

/** Wrong PINs after which what is kept is wiped. */
export const PIN_TRIES = 5;

export type PinFault = 'not-digits' | 'too-short' | 'too-long' | 'too-plain';

/** Why this cannot be a PIN, the first thing first; `null` when it can. */
export function pinFault(pin: string): PinFault | null {
  if (!/^[0-9]*$/.test(pin)) return 'not-digits';
  if (pin.length < PIN_MINIMUM) return 'too-short';
  if (pin.length > PIN_MAXIMUM) return 'too-long';
  return repeats(pin) || climbs(pin) ? 'too-plain' : null;
}

/** 111111, 121212, 123123: a short beginning over and over. */
function repeats(pin: string): boolean {
  const longest = Math.floor(pin.length / 2);
  return Array.from({ length: longest }, (_, index) => pin.slice(0, index + 1)).some(
    (beginning) => beginning.repeat(pin.length / beginning.length) === pin,
  );
}

/** 123456, 987654, and over the end of the row: 789012. */
function climbs(pin: string): boolean {
  const steps = [...pin]
    .slice(1)
    .map((digit, index) => (Number(digit) - Number(pin[index]) + 10) % 10);
  return steps.every((step) => step === 1) || steps.every((step) => step === 9);
}
