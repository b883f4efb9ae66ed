import { areOfOneTime, sameIndication } from '#domain/referral/same-indication';
import type { Side } from '#domain/referral/laterality';

type Order = [code: string | null, procedure: string | null, side: Side | null, text?: string];
const order = ([code, procedureTypeId, side, text = '']: Order) => ({
  diagnosis: code === null && text === '' ? null : { code, text },
  procedureTypeId,
  side,
});

describe('Whether two referrals ask for the same', () => {
  const cases: [a: Order, b: Order, same: boolean][] = [
    [['G90.522', 'lsb', 'left'], ['G90.522', 'lsb', 'left'], true],
    [['G90.522', null, 'left'], ['G90.50', null, null], true],
    [['G90.522', null, null], ['G90.521', null, null], false],
    [['G90.522', 'lsb', 'left'], ['G90.521', 'lsb', 'right'], false],
    [['G90.523', 'lsb', 'both'], ['G90.521', 'lsb', 'right'], true],
    [['G90.522', 'lsb', 'left'], ['I70.222', 'lsb', 'left'], true],
    [['G90.522', 'lsb', 'left'], ['I70.222', 'other', 'left'], false],
    [['G90.522', null, 'left'], ['I70.222', null, 'left'], false],
    [['G90', null, 'left'], ['G90.522', null, 'left'], true],
    [[null, null, null], ['G90.522', 'lsb', 'left'], true],
    [[null, null, 'right'], ['G90.522', 'lsb', 'left'], false],
    [[null, null, 'left', 'Painful foot'], [null, null, 'left', 'painful foot '], true],
    [[null, null, 'left', 'Painful foot'], [null, null, 'left', 'Phantom pain'], false],
  ];
  for (const [a, b, same] of cases)
    it(`${JSON.stringify(a)} and ${JSON.stringify(b)}: ${same ? 'yes' : 'no'}`, () => {
      expect(sameIndication(order(a), order(b))).toBe(same);
      expect(sameIndication(order(b), order(a))).toBe(same);
    });

  const times: [aOpen: boolean, a: string, bOpen: boolean, b: string, one: boolean][] = [
    [true, '2024-01-01', true, '2026-09-14', true],
    [false, '2026-08-01', true, '2026-09-14', true],
    [false, '2026-03-18', true, '2026-09-14', true],
    [false, '2026-03-17', true, '2026-09-14', false],
  ];
  for (const [aOpen, a, bOpen, b, one] of times)
    it(`${aOpen ? 'open' : 'closed'} of ${a}, ${bOpen ? 'open' : 'closed'} of ${b}: ${one ? 'one time' : 'asked anew'}`, () => {
      expect(areOfOneTime({ open: aOpen, receivedOn: a }, { open: bOpen, receivedOn: b })).toBe(
        one,
      );
    });
});
