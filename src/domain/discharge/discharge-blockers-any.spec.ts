import fc from 'fast-check';
import { dischargeBlockers, isHard } from '#domain/discharge/discharge-blockers';
import { randomFrom } from '#domain/testing/random-clinic';
import { randomRecovery } from '#domain/testing/random-recovery';
import { aStamp } from '#domain/testing/builders';
import { at } from '#domain/testing/day-builders';
import { notOverruled, overruleKey } from '#domain/visit/overrules';

const LATER = at('10:30');
const anySeed = fc.integer({ min: 1, max: 2 ** 31 - 1 });

describe('any recovery at all', () => {
  it('never goes home past legs, airway, toxicity or bleeding, whatever is overruled', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: 90 }), (seed, waited) => {
        const day = randomRecovery(randomFrom(seed));
        const now = at(`${10 + Math.floor(waited / 60)}:${String(waited % 60).padStart(2, '0')}`);
        const found = dischargeBlockers(day, now);
        const everything = found.map((each) => ({
          ...aStamp(),
          blocker: overruleKey(each) ?? 'nobody may',
          reason: 'x',
        }));
        const left = notOverruled(found, everything);
        expect(left).toEqual(found.filter(isHard));
        const discharge = day.checklists.find((checklist) => checklist.kind === 'discharge');
        const unsafe = ['legs-back', 'airway', 'no-toxicity', 'no-bleeding', 'walks'].some(
          (linkId) => discharge?.answers.find((each) => each.linkId === linkId)?.value !== true,
        );
        if (unsafe) expect(left.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('says nothing twice, and hard before soft', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const day = randomRecovery(randomFrom(seed));
        const found = dischargeBlockers(day, LATER);
        expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(found.length);
        const firstSoft = found.findIndex((each) => !isHard(each));
        if (firstSoft >= 0) expect(found.slice(firstSoft).some(isHard)).toBeFalse();
      }),
      { numRuns: 1000 },
    );
  });
});
