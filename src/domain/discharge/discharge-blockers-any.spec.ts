import fc from 'fast-check';
import type { AnswerValue, ChecklistKind } from '#domain/discharge/checklist';
import { dischargeBlockers, isHard } from '#domain/discharge/discharge-blockers';
import { askedItems } from '#domain/discharge/progress';
import { aBooking, aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aChecklist, aDay, aFinished, at, aVisitAt } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { notOverruled, overruleKey } from '#domain/visit/overrules';

const READY = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready');
const LATER = at('10:30');
type Answers = Readonly<Record<string, AnswerValue | null>>;
const STOPPED = aReferral({
  antithrombotics: [
    { drug: 'apixaban', decision: 'stop', stopDays: 3, decided: aStamp(), prescriberAgreed: null },
  ],
});

describe('any recovery at all', () => {
  const KINDS: readonly ChecklistKind[] = ['recovery', 'discharge'];
  const anyDay: fc.Arbitrary<DayCase> = fc
    .record({
      sedation: fc.boolean(),
      stopped: fc.boolean(),
      sex: fc.constantFrom('female' as const, 'male' as const),
    })
    .chain(({ sedation, stopped, sex }) => {
      const day = aDay({
        visit: READY,
        booking: aBooking({ sedation }),
        patient: aPatient({ sex }),
        ...(stopped && { referral: STOPPED }),
      });
      const answersOf = (kind: ChecklistKind) =>
        fc.record(
          Object.fromEntries(
            askedItems(aChecklist(kind), day).map((item) => [item.linkId, anyAnswer(item.type)]),
          ),
        );
      return fc.tuple(...KINDS.map(answersOf)).map(([recovery, discharge]) => ({
        ...day,
        checklists: [
          aFinished('recovery', day, recovery as Answers),
          aFinished('discharge', day, discharge as Answers),
        ],
      }));
    });
  const anyAnswer = (type: string): fc.Arbitrary<AnswerValue | null> =>
    type === 'yes-no'
      ? fc.constantFrom<(AnswerValue | null)[]>(true, true, true, false, null)
      : type === 'number'
        ? fc.option(fc.integer({ min: 70, max: 140 }), { freq: 20 })
        : type === 'choice'
          ? fc.constantFrom<(AnswerValue | null)[]>('2', '2', '1', '0', null)
          : fc.constantFrom<(AnswerValue | null)[]>('0161', null);

  it('never goes home past legs, airway, toxicity or bleeding, whatever is overruled', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 90 }), (day, waited) => {
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
      fc.property(anyDay, (day) => {
        const found = dischargeBlockers(day, LATER);
        expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(found.length);
        const firstSoft = found.findIndex((each) => !isHard(each));
        if (firstSoft >= 0) expect(found.slice(firstSoft).some(isHard)).toBeFalse();
      }),
      { numRuns: 1000 },
    );
  });
});
