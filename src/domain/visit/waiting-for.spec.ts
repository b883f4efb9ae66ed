import { aBooking, aStamp } from '#domain/testing/builders';
import { aDay, aFinished, at, aVisitAt, withFinished } from '#domain/testing/day-builders';
import type { DayCase } from '#domain/visit/day-case';
import { recordDraft } from '#domain/visit/procedure-record';
import type { StampedStep } from '#domain/visit/visit';
import { type Waiting, waitingFor } from '#domain/visit/waiting-for';

const words = (waits: readonly Waiting[]): string[] =>
  waits.map((wait) => {
    const what =
      wait.for === 'checklist'
        ? wait.kind
        : wait.for === 'step'
          ? wait.step
          : wait.for === 'observation'
            ? wait.until.slice(11, 16)
            : 'refusal' in wait
              ? wait.refusal.code
              : '';
    return `${wait.whose}: ${wait.for} ${what}`.trim();
  });

const on = (...steps: StampedStep[]): DayCase => aDay({ visit: aVisitAt(...steps) });
const waits = (day: DayCase, now = at('09:45')) => words(waitingFor(day, now));
const recorded = (day: DayCase, signed: boolean): DayCase => ({
  ...day,
  visit: {
    ...day.visit,
    records: [
      {
        ...recordDraft(day, null),
        id: 'r',
        written: aStamp(),
        amendment: null,
        signed: signed ? { ...aStamp(), reason: null } : null,
      },
    ],
  },
});

describe('what a patient waits for, and whose move it is', () => {
  it('follows the day', () => {
    expect(waits(on())).toEqual(['patient: arrival']);
    expect(waits(on('arrived'))).toEqual(['nurse: checklist pre-procedure']);
    const arrived = withFinished(on('arrived'), 'pre-procedure');
    expect(waits(arrived)).toEqual(['nurse: step prepared']);
    const prepared = withFinished(on('arrived', 'prepared'), 'pre-procedure');
    expect(waits(prepared)).toEqual(['nurse: step in-room']);
    const inRoom = withFinished(on('arrived', 'prepared', 'in-room'), 'pre-procedure');
    expect(waits(inRoom)).toEqual(['physician: checklist time-out']);
    const started = withFinished(inRoom, 'pre-procedure', 'time-out');
    expect(waits(started)).toEqual(['physician: procedure', 'nurse: checklist sign-out']);
    expect(waits(withFinished(started, 'sign-out'))).toEqual(['physician: procedure']);
  });

  it('says first what only a physician can clear, once the checklist is answered', () => {
    const day = on('arrived', 'prepared');
    const denied = {
      ...day,
      checklists: [aFinished('pre-procedure', day, { escort: false, 'marked-side': 'right' })],
    };
    expect(waits(denied)).toEqual([
      'physician: blocker side-differs',
      'physician: overrule start-blocked',
    ]);
  });

  it('is a confirmed booking where it is only provisional', () => {
    const day = withFinished(
      aDay({
        visit: aVisitAt('arrived', 'prepared'),
        booking: aBooking({ status: 'provisional' }),
      }),
      'pre-procedure',
    );
    expect(waits(day)).toEqual(['coordinator: blocker booking-not-confirmed']);
  });

  it('in recovery is the end of the observation, then the score, then the step', () => {
    const day = withFinished(
      on('arrived', 'prepared', 'in-room', 'in-recovery'),
      'pre-procedure',
      'time-out',
    );
    expect(waits(day)).toEqual(['nurse: observation 09:10', 'physician: record']);
    expect(waits(day, at('10:10'))).toEqual(['nurse: checklist recovery', 'physician: record']);
    const scored = withFinished(recorded(day, false), 'recovery');
    expect(waits(scored, at('10:10'))).toEqual(['nurse: step ready', 'physician: signature']);
  });

  it('before home is whatever blocks it', () => {
    const day = recorded(
      withFinished(
        on('arrived', 'prepared', 'in-room', 'in-recovery', 'ready'),
        'time-out',
        'recovery',
      ),
      true,
    );
    expect(waits(day, at('10:30'))).toEqual(['nurse: checklist discharge']);
    const answered = (over: Parameters<typeof aFinished>[2]) => ({
      ...day,
      checklists: [...day.checklists, aFinished('discharge', day, over)],
    });
    expect(waits(answered({ 'escort-here': false }), at('10:30'))).toEqual(['escort: escort']);
    expect(waits(answered({ walks: false }), at('10:30'))).toEqual([
      'physician: blocker item-forbids-home',
    ]);
    expect(waits(answered({}), at('10:30'))).toEqual(['nurse: step home']);
  });

  it('afterwards is the signature that is still owed', () => {
    const home = withFinished(
      on('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home'),
      'time-out',
    );
    expect(waits(recorded(home, false))).toEqual(['physician: signature']);
    expect(waits(recorded(home, true))).toEqual([]);
    expect(waits(on('no-show'))).toEqual([]);
  });
});
