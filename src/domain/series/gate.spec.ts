import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import {
  decisionDay,
  gateOpen,
  measureDueOn,
  measureFrom,
  measuresDue,
  measuresMissing,
} from '#domain/series/gate';
import { aSeries, aStamp } from '#domain/testing/builders';
import { aDecision, aResponse } from '#domain/testing/series-builders';

const aPlan = (over: Partial<AntithromboticPlan>): AntithromboticPlan => ({
  drug: 'clopidogrel',
  decision: 'stop',
  stopDays: 7,
  restartHours: null,
  decided: aStamp(),
  prescriberAgreed: null,
  ...over,
});

describe('the response gate', () => {
  const days: [string, readonly AntithromboticPlan[], number, string][] = [
    ['the day the patient must be told', [], 3, '2026-09-25'],
    ['the first day without clopidogrel', [aPlan({})], 3, '2026-09-21'],
    ['a drug stopped later than that', [aPlan({ drug: 'apixaban', stopDays: 2 })], 3, '2026-09-25'],
    ['a drug that is continued', [aPlan({ decision: 'continue', stopDays: 0 })], 3, '2026-09-25'],
    ['the earliest of two drugs', [aPlan({ stopDays: 5 }), aPlan({})], 3, '2026-09-21'],
    ['a bridged drug', [aPlan({ decision: 'bridge', stopDays: 5 })], 3, '2026-09-23'],
    ['a clinic that tells earlier', [aPlan({ stopDays: 5 })], 10, '2026-09-18'],
  ];
  for (const [name, plans, tell, expected] of days)
    it(`has its decision day by ${name}`, () => {
      expect(decisionDay('2026-09-28', plans, tell)).toBe(expected);
    });

  it('asks for the measures that are due before the decision day', () => {
    expect(measuresDue('2026-09-14', '2026-09-14')).toEqual([]);
    expect(measuresDue('2026-09-14', '2026-09-15')).toEqual(['30-min']);
    expect(measuresDue('2026-09-14', '2026-09-18')).toEqual(['30-min', '24-h']);
    expect(measuresDue('2026-09-14', '2026-09-21')).toEqual(['30-min', '24-h']);
    expect(measuresDue('2026-09-14', '2026-09-25')).toEqual(['30-min', '24-h', '7-d']);
    expect(measuresDue('2026-09-14', null)).toEqual(['30-min', '24-h', '7-d', '4-w']);
  });

  it('names what is missing', () => {
    expect(measuresMissing(['30-min', '24-h'], undefined)).toEqual(['30-min', '24-h']);
    expect(measuresMissing(['30-min', '24-h'], aResponse(1, ['30-min', '7-d']))).toEqual(['24-h']);
    expect(measuresMissing(['30-min'], aResponse(1, ['30-min']))).toEqual([]);
  });

  it('knows when a measure is due and when it may come', () => {
    expect(measureDueOn('4-w', '2026-02-15')).toBe('2026-03-15');
    expect(measureFrom('7-d', '2026-12-28')).toBe('2027-01-02');
    expect(measureFrom('30-min', '2026-09-14')).toBe('2026-09-14');
  });

  it('is open for the first block, and for others by a decision to go on', () => {
    const after = (...decisions: Parameters<typeof aDecision>[0][]) =>
      gateOpen(aSeries({ decisions: decisions.map(aDecision) }), 2);
    expect(gateOpen(aSeries(), 1)).toBeTrue();
    expect(after()).toBeFalse();
    expect(after({ decision: 'continue' })).toBeTrue();
    expect(after({ decision: 'extend' })).toBeTrue();
    expect(after({ decision: 'repeat-technically' })).toBeTrue();
    expect(after({ decision: 'continue', afterBlock: 2 })).toBeFalse();
    expect(after({ decision: 'continue' }, { decision: 'stop' })).toBeFalse();
  });
});
