import { dischargeBlockers } from '#domain/discharge/discharge-blockers';
import { aStamp } from '#domain/testing/builders';
import { aDay, aFinished, at, aVisitAt } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { overruleRefusals } from '#domain/visit/overrule-refusals';
import { notOverruled, overruleKey } from '#domain/visit/overrules';

const LATER = at('10:30');
const PHYSICIAN = { roles: ['physician' as const] };

type Answers = Parameters<typeof aFinished>[2];
const ready = (recovery: Answers = {}, discharge: Answers = {}): DayCase => {
  const day = aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready') });
  return {
    ...day,
    checklists: [aFinished('recovery', day, recovery), aFinished('discharge', day, discharge)],
  };
};
const codes = (refusals: readonly { readonly code: string }[]) => refusals.map(({ code }) => code);

describe('what a physician lets pass', () => {
  const overrule = (blocker: string) => ({ ...aStamp(), blocker, reason: 'Lives next door' });

  it('is one soft blocker by name, never a hard one', () => {
    const found = dischargeBlockers(ready({}, { 'escort-here': false, walks: false }), LATER);
    const all = found.map((each) => overrule(overruleKey(each) ?? `item-forbids-home:walks`));
    expect(codes(notOverruled(found, all))).toEqual(['item-forbids-home']);
  });

  it('does not stretch to a worse score or a deeper fall', () => {
    const at8 = dischargeBlockers(ready({ 'mpadss-pain': '0' }), LATER);
    const passed = at8.map((each) => overrule(overruleKey(each) ?? ''));
    expect(notOverruled(at8, passed)).toEqual([]);
    const at7 = dischargeBlockers(ready({ 'mpadss-pain': '0', 'mpadss-nausea': '1' }), LATER);
    expect(codes(notOverruled(at7, passed))).toEqual(['score-too-low']);
  });

  it('stands now, is given by a physician, with a reason', () => {
    const day = ready({}, { 'escort-here': false, walks: false });
    const ask = (blocker: string, reason = 'Lives next door', by = PHYSICIAN) =>
      codes(overruleRefusals(day, { blocker, reason }, by, LATER));
    expect(ask('item-forbids-home:escort-here')).toEqual([]);
    expect(ask('item-forbids-home:escort-here', ' ')).toEqual(['overrule-reason-missing']);
    expect(ask('item-forbids-home:walks')).toEqual(['not-overrulable']);
    expect(ask('observation-not-over')).toEqual(['not-overrulable']);
    const nurse = overruleRefusals(
      day,
      { blocker: 'item-forbids-home:escort-here', reason: 'x' },
      { roles: ['nurse'] },
      LATER,
    );
    expect(codes(nurse)).toEqual(['not-permitted']);
  });

  it('of the way home is not let pass before the recovery', () => {
    const waiting = aDay({ visit: aVisitAt('arrived') });
    const asked = { blocker: 'observation-not-over', reason: 'In advance' };
    expect(codes(overruleRefusals(waiting, asked, PHYSICIAN, LATER))).toEqual(['not-overrulable']);
  });
});
