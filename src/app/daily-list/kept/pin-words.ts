import { PIN_MAXIMUM, PIN_MINIMUM, type PinFault } from '#domain/people/pin-rule';

export function pinFaultWords(fault: PinFault): string {
  switch (fault) {
    case 'not-digits':
      return $localize`A PIN is made of digits alone.`;
    case 'too-short':
      return $localize`A PIN has at least ${PIN_MINIMUM}:minimum: digits.`;
    case 'too-long':
      return $localize`A PIN has at most ${PIN_MAXIMUM}:maximum: digits.`;
    case 'too-plain':
      return $localize`This PIN is among the first that anybody tries: no rows such as 123456, and nothing over and over.`;
  }
}

export function triesLeftWords(left: number): string {
  return left === 1
    ? $localize`That is not the PIN. One more wrong one, and the list is removed from this device.`
    : $localize`That is not the PIN. ${left}:left: tries are left; then the list is removed from this device.`;
}
