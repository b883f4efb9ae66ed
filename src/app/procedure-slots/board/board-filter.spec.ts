import { aBooking, aReferral } from '#domain/testing/builders';
import { filterOf, leftOut } from './board-filter';

const NONE = { physician: undefined, procedure: undefined, side: undefined, standing: undefined };
const LEFT = aBooking({ id: 'left', side: 'left', told: null });
const RIGHT = aBooking({
  ...{ id: 'right', side: 'right', physicianId: 'physician-2', procedureTypeId: 'type-sgb' },
  ...{ status: 'provisional', referralId: 'referral-2' },
});
const referrals = { 'referral-1': aReferral(), 'referral-2': aReferral({ id: 'referral-2' }) };

describe('The filters of the board', () => {
  const cases = [
    { by: 'nothing', said: {}, out: [] },
    { by: 'physician', said: { physician: 'physician-2' }, out: ['left'] },
    { by: 'procedure', said: { procedure: 'type-sgb' }, out: ['left'] },
    { by: 'side', said: { side: 'left' }, out: ['right'] },
    { by: 'a side that there is not', said: { side: 'up' }, out: [] },
    { by: 'provisional', said: { standing: 'provisional' }, out: ['left'] },
    {
      by: 'several at once',
      said: { side: 'left', standing: 'provisional' },
      out: ['left', 'right'],
    },
  ];
  for (const { by, said, out } of cases)
    it(`leave out by ${by}`, () => {
      const filter = filterOf({ ...NONE, ...said });
      expect([...leftOut([LEFT, RIGHT], filter, referrals)]).toEqual(out);
    });

  it('pick out who has not been told', () => {
    const at = { date: LEFT.date, start: LEFT.start, how: 'phone', confirmed: false } as const;
    const told = { ...LEFT, id: 'told', told: { ...at, by: 'p', byName: 'P', at: '' } };
    const filter = filterOf({ ...NONE, standing: 'not-told' });
    expect([...leftOut([LEFT, told], filter, referrals)]).toEqual(['told']);
  });

  it('pick out who is not ready', () => {
    const item = { kind: 'escort', done: null } as never;
    const filter = filterOf({ ...NONE, standing: 'not-ready' });
    const known = { ...referrals, 'referral-1': aReferral({ readiness: [item] }) };
    expect([...leftOut([LEFT, RIGHT], filter, known)]).toEqual(['right']);
  });
});
