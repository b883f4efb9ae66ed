import { isScoreOf, type FunctionInstrument } from '#domain/referral/clinical-record';

describe('Scores of function', () => {
  const CASES: readonly [FunctionInstrument, number, boolean][] = [
    ['odi', 0, true],
    ['odi', 100, true],
    ['odi', 101, false],
    ['odi', -1, false],
    ['odi', 42.5, false],
    ['bpi-interference', 10, true],
    ['bpi-interference', 6.7, true],
    ['bpi-interference', 6.75, false],
    ['bpi-interference', 10.1, false],
    ['promis-pain-interference', 64.3, true],
    ['promis-pain-interference', 19.9, false],
    ['promis-pain-interference', 90.1, false],
  ];
  for (const [instrument, score, is] of CASES)
    it(`${instrument} ${score}: ${is ? 'can be' : 'cannot be'}`, () => {
      expect(isScoreOf(instrument, score)).toBe(is);
    });
});
