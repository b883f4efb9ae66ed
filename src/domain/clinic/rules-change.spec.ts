import type { ClinicRules } from '#domain/clinic/clinic';
import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { changedRules, rulesRefusals } from '#domain/clinic/rules-change';

const rules = (over: Partial<ClinicRules>): ClinicRules => ({ ...DEFAULT_CLINIC_RULES, ...over });
const targets = (over: Partial<ClinicRules['urgencyTargetDays']>): ClinicRules =>
  rules({ urgencyTargetDays: { ...DEFAULT_CLINIC_RULES.urgencyTargetDays, ...over } });
const ladder = (
  remindAfterDays: readonly number[],
  phoneAfterDays: number,
  decideAfterDays: number,
): ClinicRules => rules({ reminderLadder: { remindAfterDays, phoneAfterDays, decideAfterDays } });

describe('The numbers a clinic may work by', () => {
  const cases: readonly [string, ClinicRules, readonly string[]][] = [
    ['the defaults', DEFAULT_CLINIC_RULES, []],
    ['urgent as soon as most urgent', targets({ urgent: 7 }), []],
    [
      'urgent sooner than most urgent',
      targets({ urgent: 6 }),
      ['rules-out-of-order target most-urgent target urgent'],
    ],
    ['no day at all', targets({ 'most-urgent': 0 }), ['rule-out-of-range target most-urgent']],
    ['half a day', rules({ triageWithinDays: 1.5 }), ['rule-out-of-range triageWithinDays']],
    [
      'two years and a day',
      targets({ 'rtt-18-weeks': 731 }),
      ['rule-out-of-range target rtt-18-weeks'],
    ],
    ['a hold of half an hour', rules({ holdMinutes: 30 }), []],
    ['a hold of no minute', rules({ holdMinutes: 0 }), ['rule-out-of-range holdMinutes']],
    ['told on the day', rules({ tellPatientDaysBefore: 0 }), []],
    [
      'observation off the grid',
      rules({ observationMinutes: 32 }),
      ['rule-out-of-range observationMinutes'],
    ],
    ['a score above MPADSS', rules({ dischargeScore: 11 }), ['rule-out-of-range dischargeScore']],
    ['a rise by tenths', rules({ temperatureRise: 1.7 }), []],
    [
      'a rise by hundredths',
      rules({ temperatureRise: 1.75 }),
      ['rule-out-of-range temperatureRise'],
    ],
    ['the difference of the sides left out', rules({ sideDifference: 0 }), []],
    ['one reading of the feet', rules({ temperatureMinutes: [20] }), []],
    [
      'two readings in one minute',
      rules({ temperatureMinutes: [5, 10, 10] }),
      ['rules-out-of-order temperature 2 temperature 3'],
    ],
    [
      'a reading before the procedure is over',
      rules({ temperatureMinutes: [0, 5] }),
      ['rule-out-of-range temperature 1'],
    ],
    [
      'partly as much as wholly',
      rules({ partialRelief: 50 }),
      ['rules-out-of-order partialRelief maintainedRelief'],
    ],
    ['sedated as often as awake', rules({ sedatedVitalsMinutes: 15 }), []],
    [
      'sedated less often than awake',
      rules({ sedatedVitalsMinutes: 16 }),
      ['rules-out-of-order sedatedVitalsMinutes vitalsMinutes'],
    ],
    ['no reminder before the call', ladder([], 7, 14), []],
    ['two reminders on one day', ladder([7, 7], 21, 28), ['rules-out-of-order remind 1 remind 2']],
    [
      'the call before the reminder',
      ladder([7], 5, 28),
      ['rules-out-of-order remind 1 phoneAfterDays'],
    ],
    [
      'decided on the day of the call',
      ladder([7], 21, 21),
      ['rules-out-of-order phoneAfterDays decideAfterDays'],
    ],
  ];
  for (const [what, proposed, expected] of cases)
    it(`${what}: ${expected.length === 0 ? 'yes' : expected.join(', ')}`, () => {
      const said = rulesRefusals(proposed).map((refusal) =>
        refusal.code === 'rule-out-of-range'
          ? `${refusal.code} ${refusal.rule}`
          : refusal.code === 'rules-out-of-order'
            ? `${refusal.code} ${refusal.first} ${refusal.second}`
            : refusal.code,
      );
      expect(said).toEqual([...expected]);
    });

  it('are compared one by one, with reminders that come or go', () => {
    expect(changedRules(DEFAULT_CLINIC_RULES, DEFAULT_CLINIC_RULES)).toEqual([]);
    expect(changedRules(DEFAULT_CLINIC_RULES, targets({ urgent: 21 }))).toEqual([
      { rule: 'target urgent', from: 30, to: 21 },
    ]);
    expect(changedRules(ladder([7], 21, 28), ladder([7, 14], 21, 30))).toEqual([
      { rule: 'decideAfterDays', from: 28, to: 30 },
      { rule: 'remind 2', from: null, to: 14 },
    ]);
    expect(
      changedRules(rules({ temperatureMinutes: [5] }), rules({ temperatureMinutes: [] })),
    ).toEqual([{ rule: 'temperature 1', from: 5, to: null }]);
  });
});
