import { goingHomeSheet } from '#domain/discharge/going-home-sheet';
import type { AntithromboticPlan } from '#domain/readiness/antithrombotics';
import { aClinic, aPatient, aReferral, aStamp } from '#domain/testing/builders';
import { aDay, at, aVisitAt } from '#domain/testing/day-builders';
import { addMinutes } from '#domain/time/instant';
import { takenAt } from '#domain/visit/visit';

const OVER = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery');
const CLINIC = aClinic();
const sheetOf = (over: Parameters<typeof aDay>[0] = {}, now = at('11:00')) =>
  goingHomeSheet(aDay({ visit: OVER, ...over }), CLINIC, now);

const aPlan = (over: Partial<AntithromboticPlan> = {}): AntithromboticPlan => ({
  drug: 'apixaban',
  decision: 'stop',
  stopDays: 3,
  restartHours: 24,
  decided: aStamp(),
  prescriberAgreed: aStamp(),
  ...over,
});
const medicines = (plans: readonly AntithromboticPlan[], drugs: readonly string[] = []) =>
  sheetOf({
    referral: aReferral({ antithrombotics: plans }),
    patient: aPatient({ drugs }),
  })?.medicines.map((advice) =>
    advice.kind === 'restart'
      ? `${advice.drug} from ${advice.from.date} ${advice.from.minute}`
      : `${advice.kind} ${advice.drug}`,
  );

describe('What a patient takes home', () => {
  it('is nothing before the block is over', () => {
    const before = aVisitAt('arrived', 'prepared', 'in-room');
    expect(goingHomeSheet(aDay({ visit: before }), CLINIC, at('11:00'))).toBeNull();
  });

  const left = takenAt(OVER, 'in-recovery') ?? '';
  // The demo day is in summer time: the clinic's clock is an hour ahead of the instants.
  const minute = 60 + Number(left.slice(11, 13)) * 60 + Number(left.slice(14, 16));
  const cases: readonly [string, readonly AntithromboticPlan[], readonly string[], string[]][] = [
    ['no drug that thins the blood', [], ['paracetamol'], []],
    ['one that starts a day after', [aPlan()], [], [`apixaban from 2026-09-15 ${minute}`]],
    [
      'one that starts the same day',
      [aPlan({ restartHours: 6 })],
      [],
      [`apixaban from 2026-09-14 ${minute + 360}`],
    ],
    ['a bridged one', [aPlan({ decision: 'bridge' })], [], [`apixaban from 2026-09-15 ${minute}`]],
    ['one without a restart', [aPlan({ restartHours: null })], [], ['ask apixaban']],
    [
      'one that was continued',
      [aPlan({ decision: 'continue', stopDays: 0, restartHours: null })],
      [],
      ['keep apixaban'],
    ],
    ['a stop nobody agreed to', [aPlan({ prescriberAgreed: null })], [], ['keep apixaban']],
    [
      'one that nobody decided',
      [aPlan({ decision: null, decided: null, prescriberAgreed: null })],
      [],
      ['keep apixaban'],
    ],
    ['one that nobody planned', [], ['Plavix 75 mg'], ['keep clopidogrel']],
    [
      'a planned one under its other name',
      [aPlan()],
      ['Eliquis 5 mg'],
      [`apixaban from 2026-09-15 ${minute}`],
    ],
  ];
  for (const [name, plans, drugs, expected] of cases)
    it(`says of ${name} when it starts again`, () => {
      expect(medicines(plans, drugs)).toEqual(expected);
    });

  it('counts driving and the diary from the block, and the calls from going home', () => {
    const sheet = sheetOf();
    expect(sheet?.noDrivingUntil).toEqual({ date: '2026-09-15', minute });
    expect(sheet?.calls).toEqual(['2026-09-15', '2026-09-17']);
    expect(sheet?.diary.hours.map((hour) => hour.minute - minute)).toEqual([
      ...[60, 120, 180, 240, 300, 360],
    ]);
    expect(sheet?.diary.days.length).toBe(14);
    expect(sheet?.diary.days[0]).toBe('2026-09-15');
    const home = aVisitAt('arrived', 'prepared', 'in-room', 'in-recovery', 'ready', 'home');
    const days = addMinutes(at('11:00'), 5 * 1440);
    expect(sheetOf({ visit: home }, days)?.calls).toEqual(['2026-09-15', '2026-09-17']);
  });

  it('names whom to call, as the clinic has it on record', () => {
    expect(sheetOf()?.phone).toBe(CLINIC.phone);
    expect(sheetOf()?.emergencyPhone).toBe(CLINIC.emergencyPhone);
  });
});
