import type { Role } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import { aDay, aFinished, aVisitAt, withFinished } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { undoRefusals } from '#domain/visit/step-refusals';

const by = (...roles: Role[]) => ({ roles });
const NURSE = by('nurse');
const codes = (refusals: readonly Refusal[]): string[] => refusals.map(({ code }) => code);

describe('undoing a step', () => {
  const visit = aVisitAt('arrived', 'prepared');
  const undo = (stepId: string, why = 'Wrong patient', roles = NURSE) =>
    codes(undoRefusals(aDay({ visit }), stepId, why, roles));

  it('takes the last one, with a reason, by whoever may stamp it', () => {
    expect(undo('step-prepared')).toEqual([]);
    expect(undo('step-arrived')).toEqual(['later-step-stands']);
    expect(undo('step-prepared', ' ')).toEqual(['reason-missing']);
    expect(undo('step-prepared', 'x', by('coordinator'))).toEqual(['not-permitted']);
    expect(
      codes(
        undoRefusals(aDay({ visit: aVisitAt('arrived') }), 'step-arrived', 'x', by('coordinator')),
      ),
    ).toEqual([]);
  });

  it('of an outcome in the room takes a physician', () => {
    const aborted = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'aborted') });
    expect(codes(undoRefusals(aborted, 'step-aborted', 'x', NURSE))).toEqual([
      'outcome-needs-physician',
    ]);
    expect(undoRefusals(aborted, 'step-aborted', 'x', by('physician'))).toEqual([]);
  });

  it('of the way into the room is possible until the procedure has started', () => {
    const entered = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') });
    const undoIn = (day: DayCase) => codes(undoRefusals(day, 'step-in-room', 'Wrong room', NURSE));
    expect(undoIn(entered)).toEqual([]);
    const notSaid = aFinished('time-out', entered, { start: false });
    expect(undoIn({ ...entered, checklists: [notSaid] })).toEqual([]);
    expect(undoIn(withFinished(entered, 'time-out'))).toEqual(['procedure-has-started']);
  });
});
