import { DEFAULT_CLINIC_RULES } from '#domain/clinic/clinic-rules';
import { movesTurnOn, nextMove } from '#domain/referral/next-move';
import type { Reminder, ReminderWay } from '#domain/referral/referral';
import { informationWait } from '#domain/referral/reminders';
import { aPatient, aProcedureType, aReferral, aStamp } from '#domain/testing/builders';

const rules = DEFAULT_CLINIC_RULES;
const zone = 'Europe/London';

const reminder = (on: string, how: ReminderWay = 'letter', undone = false): Reminder => ({
  ...aStamp(),
  id: on,
  at: `${on}T09:00:00.000Z`,
  how,
  note: '',
  undone: undone ? aStamp() : null,
});

/** Returned on 1 September: due on the 8th, the 15th, the 22nd by phone, and decided from the 29th. */
const returned = (...reminders: Reminder[]) =>
  aReferral({
    decision: 'needs-information',
    steps: [
      {
        ...aStamp(),
        id: 'step-1',
        at: '2026-09-01T08:00:00.000Z',
        decision: 'needs-information',
        reason: 'Which side?',
        undone: null,
      },
    ],
    reminders,
  });

describe('The reminder ladder', () => {
  const stands = (today: string, ...reminders: Reminder[]): string => {
    const wait = informationWait(returned(...reminders), rules.reminderLadder, zone, today);
    const due = wait?.due ? `${wait.due.what} since ${wait.due.dueOn}` : 'nothing';
    return `${due}, then ${wait?.next?.dueOn ?? 'nothing'}`;
  };

  for (const [why, today, reminders, expected] of [
    ['nothing is due in the first days', '2026-09-07', [], 'nothing, then 2026-09-08'],
    ['a week after', '2026-09-08', [], 'remind since 2026-09-08, then 2026-09-15'],
    ['once reminded', '2026-09-09', [reminder('2026-09-08')], 'nothing, then 2026-09-15'],
    [
      'one recorded in error does nothing',
      '2026-09-09',
      [reminder('2026-09-08', 'letter', true)],
      'remind since 2026-09-08, then 2026-09-15',
    ],
    [
      'early counts for the next',
      '2026-09-09',
      [reminder('2026-09-04')],
      'nothing, then 2026-09-15',
    ],
    [
      'late counts for all that had come',
      '2026-09-17',
      [reminder('2026-09-16')],
      'nothing, then 2026-09-22',
    ],
    [
      'a letter is no call',
      '2026-09-23',
      [reminder('2026-09-22')],
      'phone since 2026-09-22, then 2026-09-29',
    ],
    [
      'a call is a reminder',
      '2026-09-23',
      [reminder('2026-09-22', 'phone')],
      'nothing, then 2026-09-29',
    ],
    [
      'at the end somebody decides, whatever was sent',
      '2026-09-29',
      [reminder('2026-09-22', 'phone')],
      'decide since 2026-09-29, then nothing',
    ],
    [
      'what was sent before it was returned is another wait',
      '2026-09-08',
      [reminder('2026-08-31')],
      'remind since 2026-09-08, then 2026-09-15',
    ],
  ] as const)
    it(`${why}: ${expected}`, () => {
      expect(stands(today, ...reminders)).toBe(expected);
    });

  it('counts the days since it was returned, for nobody else', () => {
    const wait = informationWait(returned(), rules.reminderLadder, zone, '2026-09-15');
    expect(wait?.days).toBe(14);
    expect(informationWait(aReferral(), rules.reminderLadder, zone, '2026-09-15')).toBeNull();
  });

  it('makes the next move the referrer’s, then the coordinator’s, then the physician’s', () => {
    const move = (today: string) => {
      const facts = {
        referral: returned(),
        patient: aPatient(),
        procedureType: aProcedureType(),
        bookings: [],
      };
      const next = nextMove(facts, { today, zone, rules });
      return `${next?.who} ${next?.what}`;
    };
    expect(['2026-09-07', '2026-09-08', '2026-09-22', '2026-09-29'].map(move)).toEqual([
      'referrer send-information',
      'coordinator remind',
      'coordinator remind',
      'physician decide-without-information',
    ]);
    const facts = {
      referral: returned(),
      patient: aPatient(),
      procedureType: aProcedureType(),
      bookings: [],
    };
    expect(movesTurnOn(facts, { today: '2026-09-07', zone, rules })).toEqual([
      '2026-09-08',
      '2026-09-15',
      '2026-09-22',
      '2026-09-29',
    ]);
  });
});
