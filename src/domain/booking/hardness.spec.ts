import type { BookingRefusal } from '#domain/booking/booking-refusal';
import { hardestFirst, hardnessOf, remainingRefusals } from '#domain/booking/hardness';
import type { Role } from '#domain/people/roles';

const taken: BookingRefusal = {
  code: 'resource-taken',
  leg: 'room',
  resourceId: 'room-1',
  minutes: { start: 570, end: 610 },
  freeFrom: null,
  heldByName: null,
};
const wish: BookingRefusal = { code: 'patient-unavailable', from: '2026-09-14', to: null };
const tooShort: BookingRefusal = {
  code: 'interval-too-short',
  days: 3,
  minimumDays: 7,
  otherDate: '2026-09-11',
};

describe('hard and soft', () => {
  it('a taken resource is hard, a patient’s wish the coordinator’s, an interval the physician’s', () => {
    expect(hardnessOf(taken)).toBe('hard');
    expect(hardnessOf(wish)).toEqual({ soft: 'coordinator' });
    expect(hardnessOf(tooShort)).toEqual({ soft: 'physician' });
  });

  it('puts the hardest first and keeps what is equally hard in order', () => {
    expect(hardestFirst([wish, tooShort, { ...taken, leg: 'presence' }, taken])).toEqual([
      { ...taken, leg: 'presence' },
      taken,
      tooShort,
      wish,
    ]);
  });

  const asked = (...codes: string[]) => codes.map((code) => ({ code, reason: 'agreed' }));
  const rows: [
    string,
    BookingRefusal[],
    { code: string; reason: string }[],
    Role[],
    BookingRefusal[],
  ][] = [
    ['nothing remains of nothing', [], [], ['coordinator'], []],
    ['a coordinator overrules the wish', [wish], asked('patient-unavailable'), ['coordinator'], []],
    ['a physician does not', [wish], asked('patient-unavailable'), ['physician'], [wish]],
    [
      'a physician overrules the interval',
      [tooShort],
      asked('interval-too-short'),
      ['physician'],
      [],
    ],
    [
      'a coordinator does not',
      [tooShort],
      asked('interval-too-short'),
      ['coordinator'],
      [tooShort],
    ],
    [
      'a nurse overrules nothing',
      [wish, tooShort],
      asked('patient-unavailable', 'interval-too-short'),
      ['nurse'],
      [wish, tooShort],
    ],
    [
      'both roles overrule both',
      [wish, tooShort],
      asked('patient-unavailable', 'interval-too-short'),
      ['coordinator', 'physician'],
      [],
    ],
    [
      'what is not asked for remains',
      [wish, tooShort],
      asked('patient-unavailable'),
      ['coordinator', 'physician'],
      [tooShort],
    ],
    [
      'a blank reason overrules nothing',
      [wish],
      [{ code: 'patient-unavailable', reason: ' ' }],
      ['coordinator'],
      [wish],
    ],
    [
      'nobody overrules what is hard',
      [taken, wish],
      asked('resource-taken', 'patient-unavailable'),
      ['coordinator', 'physician'],
      [taken],
    ],
  ];
  for (const [name, refusals, overrules, roles, remaining] of rows)
    it(name, () => {
      expect(remainingRefusals(refusals, overrules, { roles })).toEqual(remaining);
    });
});
