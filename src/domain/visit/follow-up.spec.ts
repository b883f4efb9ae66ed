import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { aStamp } from '#domain/testing/builders';
import { aDay, at, aStep, aVisitAt } from '#domain/testing/day-builders';
import { addMinutes } from '#domain/time/instant';
import {
  answerConcernRefusals,
  callsToMake,
  concernsOpen,
  followUpRefusals,
  followUpsOn,
} from '#domain/visit/follow-up';
import type { FollowUpCall, StampedStep, Visit } from '#domain/visit/visit';

const rules = DEFAULT_CLINIC_RULES;
const HOME = at('11:00');
const gone = (step: StampedStep = 'home', ...calls: FollowUpCall[]): Visit => ({
  ...aVisitAt('arrived'),
  steps: [aStep(step, HOME)],
  calls,
});
const call = (over: Partial<FollowUpCall> = {}): FollowUpCall => ({
  ...aStamp(),
  ...{ id: 'call-1', due: 'first', reached: true, concerns: [], note: '', answered: null },
  ...over,
});
const hours = (count: number) => addMinutes(HOME, count * 60);
const NURSE = { roles: ['nurse' as const] };
const PHYSICIAN = { roles: ['physician' as const] };

describe('The calls after going home', () => {
  const cases: readonly [string, Visit, number, string][] = [
    ['one after a day and one after three', gone(), 1, 'first@24+0 second@72+0'],
    ['none while the patient is here', aVisitAt('arrived', 'prepared'), 1, ''],
    ['none to a patient who was transferred', gone('transferred'), 1, ''],
    ['none where nobody came', gone('no-show'), 1, ''],
    [
      'also to whoever left against advice',
      gone('left-against-advice'),
      1,
      'first@24+0 second@72+0',
    ],
    [
      'a try that nobody answered leaves the call',
      gone('home', call({ reached: false })),
      25,
      'first@24+1 second@72+0',
    ],
    ['the first is over once the patient was reached', gone('home', call()), 25, 'second@72+0'],
    ['both are', gone('home', call(), call({ id: 'call-2', due: 'second' })), 80, ''],
    ['the second asks what the first did not', gone(), 72, 'second@72+0'],
    [
      'none once the second was made in place of both',
      gone('home', call({ due: 'second' })),
      73,
      '',
    ],
    ['the second a week late', gone(), 72 + 167, 'second@72+0'],
    ['none once they are later than a week', gone(), 72 + 168, ''],
  ];
  for (const [what, visit, after, expected] of cases)
    it(`are ${what}`, () => {
      const said = callsToMake(visit, rules, hours(after)).map(
        ({ due, dueAt, tries }) =>
          `${due}@${(Date.parse(dueAt) - Date.parse(HOME)) / 3_600_000}+${tries}`,
      );
      expect(said.join(' ')).toBe(expected);
    });

  it('follow the clinic’s own hours', () => {
    const own = { ...rules, followUpHours: 20, secondFollowUpHours: 48 };
    expect(callsToMake(gone(), own, HOME).map(({ dueAt }) => dueAt)).toEqual([
      hours(20),
      hours(48),
    ]);
  });

  it('are listed on their day, whoever waits for a physician first', () => {
    const worried = call({ concerns: ['fever'], at: hours(23) });
    const cases = [
      aDay({ visit: gone() }),
      aDay({ visit: gone('home', worried) }),
      aDay({ visit: gone('home', call()) }),
      aDay({ visit: aVisitAt('arrived') }),
    ];
    const listed = (now: string, today: string) =>
      followUpsOn(cases, { now, today }).map(({ call: due, concerns }) => [
        due?.due ?? null,
        concerns.length,
      ]);
    expect(listed(hours(22), '2026-09-15')).toEqual([
      [null, 1],
      ['first', 0],
    ]);
    expect(listed(hours(73), '2026-09-17').length).toBe(3);
  });
});

describe('What a patient says on the phone', () => {
  it('waits for a physician’s answer', () => {
    const worried = call({ concerns: ['new-weakness', 'back-pain'] });
    expect(concernsOpen(gone('home', worried, call({ id: 'call-2' })))).toEqual([worried]);
    const answered = { ...aStamp(), text: 'Comes in at once' };
    expect(concernsOpen(gone('home', { ...worried, answered }))).toEqual([]);
  });

  const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code);

  it('is recorded once, of whoever has gone home, by whoever may', () => {
    expect(followUpRefusals(gone(), 'first', rules, NURSE)).toEqual([]);
    expect(codes(followUpRefusals(gone('home', call()), 'first', rules, NURSE))).toEqual([
      'call-made-already',
    ]);
    expect(followUpRefusals(gone('home', call({ reached: false })), 'first', rules, NURSE)).toEqual(
      [],
    );
    expect(codes(followUpRefusals(aVisitAt('arrived'), 'first', rules, NURSE))).toEqual([
      'not-gone-home',
    ]);
    expect(codes(followUpRefusals(gone(), 'first', rules, { roles: ['administrator'] }))).toEqual([
      'not-permitted',
    ]);
  });

  it('is answered once, by a physician', () => {
    const worried = gone('home', call({ concerns: ['fever'] }));
    expect(answerConcernRefusals(worried, 'call-1', PHYSICIAN)).toEqual([]);
    expect(codes(answerConcernRefusals(worried, 'call-1', NURSE))).toEqual(['not-permitted']);
    expect(codes(answerConcernRefusals(worried, 'call-9', PHYSICIAN))).toEqual(['no-such-concern']);
    const calm = gone('home', call());
    expect(codes(answerConcernRefusals(calm, 'call-1', PHYSICIAN))).toEqual(['no-such-concern']);
    const answered = { ...aStamp(), text: 'Paracetamol' };
    const done = gone('home', call({ concerns: ['fever'], answered }));
    expect(codes(answerConcernRefusals(done, 'call-1', PHYSICIAN))).toEqual(['concern-answered']);
  });
});
