import { dischargeBlockers, isHard } from '#domain/discharge/discharge-blockers';
import {
  aDay,
  at,
  aVisitAt,
  measured,
  type Reading,
  withFinished,
} from '#domain/testing/day-builders';
import { overruleKey } from '#domain/visit/overrules';

const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');

/** Everything answered as one wishes, the score 10, and these readings. */
const blockers = (...readings: readonly Reading[]) =>
  dischargeBlockers(
    withFinished(
      aDay({ visit: { ...READY, measurements: measured(...readings) } }),
      'recovery',
      'discharge',
    ),
    at('10:30'),
  );

describe('Legs measured against their baseline', () => {
  for (const [kind, side, before, now] of [
    ['leg-strength', 'left', 5, 4],
    ['leg-strength', 'right', 3, 0],
    ['leg-sensation', 'right', 2, 1],
    ['walking', null, 2, 1],
  ] as const) {
    const baseline: Reading = [kind, side, 'baseline', before];
    const fallen: Reading = [kind, side, 'recovery', now];
    const back: Reading = [kind, side, 'recovery', before];

    it(`hold the patient when ${kind} falls from ${before} to ${now}, and nobody may overrule`, () => {
      const found = blockers(baseline, back, fallen);
      expect(found).toEqual([
        { code: 'below-baseline', kind, side, baseline: before, present: now },
      ]);
      expect(found.map((each) => [isHard(each), overruleKey(each)])).toEqual([[true, null]]);
    });

    it(`let the patient go once ${kind} (${before}, ${now}) is back`, () => {
      expect(blockers(baseline, fallen, back)).toEqual([]);
    });

    it(`say nothing of ${kind} (${before}, ${now}) without a baseline`, () => {
      expect(blockers(fallen)).toEqual([]);
    });
  }
});
