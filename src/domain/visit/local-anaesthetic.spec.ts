import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import {
  isOverCeiling,
  localAnaestheticDose,
  localAnaestheticOf,
  milligrams,
} from '#domain/visit/local-anaesthetic';
import type { Injectate } from '#domain/visit/visit';
import fc from 'fast-check';

const { doseLimits } = DEFAULT_CLINIC_RULES;
const injected = (
  drug: string,
  percent: number,
  millilitres: number,
  withAdrenaline = false,
): Injectate => ({ drug, percent, millilitres, withAdrenaline });

describe('The ceiling of the local anaesthetics', () => {
  const cases: readonly [string, readonly Injectate[], number | null, number][] = [
    ['nothing', [], 70, 0],
    ['the usual block at 70 kg', [injected('Bupivacaine', 0.25, 15)], 70, 37.5 / 175],
    ['the cap, not the weight, above 70 kg', [injected('Bupivacaine', 0.5, 35)], 120, 1],
    ['the weight below 70 kg', [injected('Bupivacaine', 0.25, 50)], 50, 1],
    ['lidocaine 4.5 mg/kg', [injected('Lidocaine', 1, 27)], 60, 1],
    ['lidocaine with adrenaline 7 mg/kg', [injected('Lidocaine', 1, 42, true)], 60, 1],
    ['its cap with adrenaline', [injected('Lidocaine', 2, 25, true)], 90, 1],
    ['the British name', [injected('Lignocaine 1%', 1, 27)], 60, 1],
    ['ropivacaine gains nothing from adrenaline', [injected('Ropivacaine', 0.2, 90, true)], 60, 1],
    ['levobupivacaine as bupivacaine', [injected('Levobupivacaine', 0.25, 70)], 80, 1],
    [
      'skin and block together',
      [injected('Lidocaine', 1, 13.5), injected('Bupivacaine', 0.25, 30)],
      60,
      1,
    ],
    ['contrast and steroid do not count', [injected('Triamcinolone', 4, 1)], 60, 0],
    ['no known weight: the cap alone', [injected('Lidocaine', 1, 30)], null, 1],
  ];
  for (const [what, injectates, weightKg, share] of cases)
    it(what, () => {
      const dose = localAnaestheticDose(injectates, weightKg, doseLimits);
      expect(dose.share).toBeCloseTo(share, 6);
      expect(isOverCeiling(dose)).toBe(false);
      const more = [...injectates, injected('Bupivacaine', 0.25, 0.2)];
      expect(isOverCeiling(localAnaestheticDose(more, weightKg, doseLimits))).toBe(share >= 1);
    });

  it('adds up, and never rises with the weight', () => {
    const anInjectate = fc.record({
      drug: fc.constantFrom('Lidocaine', 'Bupivacaine', 'Ropivacaine', 'Saline'),
      percent: fc.constantFrom(0.2, 0.25, 0.5, 1, 2),
      millilitres: fc.integer({ min: 1, max: 40 }),
      withAdrenaline: fc.boolean(),
    });
    const some = fc.array(anInjectate, { maxLength: 5 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 30, max: 150 }), (ones, others, kg) => {
        const of = (injectates: readonly Injectate[], weight: number | null = kg) =>
          localAnaestheticDose(injectates, weight, doseLimits).share;
        expect(of([...ones, ...others])).toBeCloseTo(of(ones) + of(others), 9);
        expect(of(ones, kg + 1)).toBeLessThanOrEqual(of(ones));
        expect(of(ones, null)).toBeLessThanOrEqual(of(ones));
      }),
    );
  });

  it('knows the drugs by their names as people write them', () => {
    expect(
      ['Lidocaine HCl', 'LIGNOCAINE', 'bupivacaine 0.5%', 'Iohexol'].map(localAnaestheticOf),
    ).toEqual(['lidocaine', 'lidocaine', 'bupivacaine', null]);
  });

  it('counts milligrams as millilitres × percent × 10', () => {
    expect(milligrams(injected('Bupivacaine', 0.25, 15))).toBe(37.5);
    expect(milligrams(injected('Lidocaine', 1, 3))).toBe(30);
  });
});
