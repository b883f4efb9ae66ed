import { PIN_MAXIMUM, PIN_MINIMUM, pinFault, type PinFault } from '#domain/people/pin-rule';
import fc from 'fast-check';

describe('The PIN of a device', () => {
  const cases: [pin: string, fault: PinFault | null][] = [
    ['', 'too-short'],
    ['48213', 'too-short'],
    ['482135', null],
    ['482135900127', null],
    ['4821359001274', 'too-long'],
    ['48213a', 'not-digits'],
    ['482 135', 'not-digits'],
    ['４８２１３５', 'not-digits'],
    ['000000', 'too-plain'],
    ['7777777', 'too-plain'],
    ['121212', 'too-plain'],
    ['482482', 'too-plain'],
    ['48214821', 'too-plain'],
    ['123456', 'too-plain'],
    ['345678', 'too-plain'],
    ['987654', 'too-plain'],
    ['789012', 'too-plain'],
    ['210987', 'too-plain'],
    ['123457', null],
    ['1212121', null],
    ['111112', null],
  ];
  for (const [pin, fault] of cases)
    it(`${JSON.stringify(pin)} is ${fault ?? 'good'}`, () => {
      expect(pinFault(pin)).toBe(fault);
    });

  it('is digits of a fair length, whatever else is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 16 }), (typed) => {
        if (pinFault(typed) !== null) return;
        expect(typed).toMatch(/^[0-9]+$/);
        expect(typed.length).toBeGreaterThanOrEqual(PIN_MINIMUM);
        expect(typed.length).toBeLessThanOrEqual(PIN_MAXIMUM);
      }),
    );
  });

  it('is never a beginning over and over', () => {
    const digits = fc.stringMatching(/^[0-9]{1,6}$/);
    fc.assert(
      fc.property(digits, fc.integer({ min: 2, max: 6 }), (beginning, times) => {
        expect(pinFault(beginning.repeat(times))).not.toBeNull();
      }),
    );
  });
});
