import { countOf, toDecide } from '#domain/daily-list/to-decide';
import type { Role } from '#domain/people/roles';
import type { Referral } from '#domain/referral/referral';
import { aReferral, aStamp } from '#domain/testing/builders';

const flag = (id: string, isOpen = true) => ({
  id,
  kind: 'progressive-weakness' as const,
  note: '',
  raised: aStamp(),
  resolved: isOpen ? null : { ...aStamp(), resolution: 'Seen' },
});
const plan = (drug: string, decision: 'stop' | null = null) => ({
  drug,
  decision,
  stopDays: decision === null ? 0 : 3,
  restartHours: null,
  decided: decision === null ? null : aStamp(),
  prescriberAgreed: null,
});
const question = (id: string, isOpen = true) => ({
  id,
  asked: aStamp(),
  of: 'Dr Adeyemi',
  text: 'Agreed?',
  answered: isOpen ? null : { ...aStamp(), text: 'Yes' },
});

const said = (
  over: Partial<Referral>,
  roles: readonly Role[] = ['physician'],
  bleedingRisk: 'low' | 'high' = 'high',
): string[] => {
  const open = toDecide(
    aReferral({ decision: 'accepted', ...over }),
    [],
    { bleedingRisk },
    {
      roles,
      today: '2026-09-14',
    },
  );
  const all = [
    ...open.flags.map(({ id }) => id),
    ...open.plans.map(({ drug }) => drug),
    ...open.questions.map(({ id }) => id),
  ];
  expect(countOf(open)).toBe(all.length);
  return all;
};

describe('What a physician settles from the list', () => {
  const cases: readonly [string, Parameters<typeof said>, string[]][] = [
    ['nothing of a referral in hand', [{}], []],
    ['an open red flag', [{ redFlags: [flag('f1'), flag('f2', false)] }], ['f1']],
    [
      'a drug that nobody has decided about',
      [{ antithrombotics: [plan('apixaban'), plan('clopidogrel', 'stop')] }],
      ['apixaban'],
    ],
    [
      'no drug where the procedure bleeds little',
      [{ antithrombotics: [plan('apixaban')] }, ['physician'], 'low'],
      [],
    ],
    [
      'a question that waits for its answer',
      [{ decision: 'asked', questions: [question('q1'), question('q2', false)] }],
      ['q1'],
    ],
    [
      'all of them, in that order',
      [
        {
          decision: 'asked',
          redFlags: [flag('f1')],
          antithrombotics: [plan('apixaban')],
          questions: [question('q1')],
        },
      ],
      ['f1', 'apixaban', 'q1'],
    ],
    [
      'neither flag nor drug for a nurse',
      [{ redFlags: [flag('f1')], antithrombotics: [plan('apixaban')] }, ['nurse']],
      [],
    ],
    [
      'nothing of one that was merged into another',
      [
        {
          mergedInto: { ...aStamp(), referralId: 'referral-2', reason: null },
          redFlags: [flag('f1')],
        },
      ],
      [],
    ],
  ];
  for (const [name, found, expected] of cases)
    it(`is ${name}`, () => {
      expect(said(...found)).toEqual(expected);
    });

  it('is nothing of a referral that is not known here', () => {
    const nobody = toDecide(undefined, [], undefined, {
      roles: ['physician'],
      today: '2026-09-14',
    });
    expect(countOf(nobody)).toBe(0);
  });
});
