import { answerRefusals, LONGEST_TEXT } from '#domain/discharge/answer-refusals';
import type { AnswerValue, ChecklistKind } from '#domain/discharge/checklist';
import { aStamp } from '#domain/testing/builders';
import { aChecklist, aDay, aFinished, aVisitAt, withFinished } from '#domain/testing/day-builders';

interface Case {
  readonly kind?: ChecklistKind;
  readonly linkId: string;
  readonly value: AnswerValue;
  readonly reason?: string;
  readonly refused?: string;
}

const CASES: readonly Case[] = [
  { linkId: 'airway', value: true },
  { linkId: 'airway', value: false },
  { linkId: 'airway', value: 'yes', refused: 'answer-of-wrong-type' },
  { linkId: 'airway', value: 1, refused: 'answer-of-wrong-type' },
  { linkId: 'airway', value: 'not-applicable', reason: 'x', refused: 'not-applicable-not-offered' },
  { linkId: 'nobody', value: true, refused: 'item-not-in-checklist' },
  { linkId: 'lying-systolic', value: 40 },
  { linkId: 'lying-systolic', value: 300 },
  { linkId: 'lying-systolic', value: 39, refused: 'answer-out-of-range' },
  { linkId: 'lying-systolic', value: 301, refused: 'answer-out-of-range' },
  { linkId: 'lying-systolic', value: Number.NaN, refused: 'answer-of-wrong-type' },
  { linkId: 'lying-systolic', value: '120', refused: 'answer-of-wrong-type' },
  { linkId: 'groin', value: 'numb' },
  { linkId: 'groin', value: 'frozen', refused: 'answer-of-wrong-type' },
  { linkId: 'call-number', value: '01632 960101' },
  { linkId: 'call-number', value: '   ', refused: 'answer-of-wrong-type' },
  { linkId: 'call-number', value: 'x'.repeat(LONGEST_TEXT + 1), refused: 'answer-of-wrong-type' },
  { kind: 'pre-procedure', linkId: 'marked-side', value: 'both' },
  { kind: 'pre-procedure', linkId: 'marked-side', value: 'up', refused: 'answer-of-wrong-type' },
  { kind: 'pre-procedure', linkId: 'escort', value: 'not-applicable', reason: 'Stays in hospital' },
  { kind: 'pre-procedure', linkId: 'escort', value: 'not-applicable', refused: 'reason-missing' },
  { kind: 'recovery', linkId: 'mpadss-pain', value: '2' },
  { kind: 'recovery', linkId: 'mpadss-pain', value: 2, refused: 'answer-of-wrong-type' },
];

describe('an answer', () => {
  for (const { kind = 'discharge', linkId, value, reason = null, refused } of CASES)
    it(`${String(value).slice(0, 20)} to ${linkId}: ${refused ?? 'stored'}`, () => {
      const found = answerRefusals(aDay(), aChecklist(kind), linkId, value, reason);
      expect(found.map((each) => each.code as string)).toEqual(refused ? [refused] : []);
    });
});

describe('"the procedure may start"', () => {
  const inRoom = withFinished(
    aDay({ visit: aVisitAt('arrived', 'prepared', 'in-room') }),
    'pre-procedure',
  );
  const said = (over: Readonly<Record<string, AnswerValue | null>>, day = inRoom) => {
    const timeOut = aFinished('time-out', day, { start: null, ...over });
    const whole = { ...day, checklists: [...day.checklists, timeOut] };
    return answerRefusals(whole, timeOut, 'start', true, null).map((each) => each.code as string);
  };

  it('is said in the room when nothing stands in the way', () => {
    expect(said({})).toEqual([]);
  });

  it('is refused where the side said aloud is another one', () => {
    expect(said({ 'time-out-side': 'right' })).toEqual(['side-differs']);
  });

  it('is refused while the time-out is unfinished or denied', () => {
    expect(said({ team: null })).toEqual(['checklist-unfinished']);
    expect(said({ 'time-out-confirmed': false })).toEqual(['start-blocked']);
  });

  it('is refused before the patient is in the room', () => {
    expect(said({}, { ...inRoom, visit: aVisitAt('arrived', 'prepared') })).toEqual([
      'step-out-of-order',
    ]);
  });

  it('goes past what a physician overruled', () => {
    const soft = { ...inRoom, checklists: [aFinished('pre-procedure', inRoom, { escort: false })] };
    expect(said({}, soft)).toEqual(['start-blocked']);
    const overrules = [{ ...aStamp(), blocker: 'start-blocked:escort', reason: 'Taxi booked' }];
    expect(said({}, { ...soft, visit: { ...soft.visit, overrules } })).toEqual([]);
  });

  it('may always be taken back', () => {
    const timeOut = aChecklist('time-out');
    expect(answerRefusals(aDay(), timeOut, 'start', false, null)).toEqual([]);
  });
});
