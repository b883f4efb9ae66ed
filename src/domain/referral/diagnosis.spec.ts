import {
  diagnosisSide,
  diagnosisWarnings,
  isDiagnosisCode,
  normalisedDiagnosisCode,
  sidesAgree,
} from '#domain/referral/diagnosis';
import { KNOWN_DIAGNOSES } from '#domain/referral/known-diagnoses';

describe('A diagnosis code', () => {
  for (const [code, side] of [
    ['G90.521', 'right'],
    ['G90.522', 'left'],
    ['G90.523', 'both'],
    ['G90.529', null],
    ['G57.71', 'right'],
    ['G57.72', 'left'],
    ['G57.73', 'both'],
    ['G57.70', null],
    ['I70.221', 'right'],
    ['I70.223', 'both'],
    ['I70.229', null],
    ['E11.42', null],
    ['G54.6', null],
  ] as const)
    it(`${code} names ${side ?? 'no side'}`, () => {
      expect(diagnosisSide(code)).toBe(side);
    });

  for (const [typed, code] of [
    ['g90522', 'G90.522'],
    [' G90.522 ', 'G90.522'],
    ['R61', 'R61'],
    ['I10', 'I10'],
    ['V173', 'V17.3'],
    ['90.522', null],
    ['G9', null],
    ['G90.52222', null],
    ['', null],
    ["G90'; drop", null],
  ] as const)
    it(`typed as "${typed}" is ${code ?? 'none'}`, () => {
      expect(normalisedDiagnosisCode(typed)).toBe(code);
    });

  for (const [code, ordered, agree] of [
    ['G90.522', 'left', true],
    ['G90.522', 'right', false],
    ['G90.522', 'both', false],
    ['G90.523', 'left', true],
    ['G90.523', 'both', true],
    ['G90.529', 'right', true],
    ['E11.42', 'both', true],
    [null, 'left', true],
    ['G90.522', null, true],
  ] as const)
    it(`${code ?? 'none'} ${agree ? 'agrees' : 'disagrees'} with ${ordered ?? 'no side'}`, () => {
      expect(sidesAgree(code, ordered)).toBe(agree);
    });

  it('is warned about where it names a group, no side, or no pain', () => {
    expect(diagnosisWarnings('G90.52')).toEqual(['heading-only']);
    expect(diagnosisWarnings('G57.70')).toEqual(['side-unspecified']);
    expect(diagnosisWarnings('G54.7')).toEqual(['not-a-pain-indication']);
    expect(diagnosisWarnings('G90.522')).toEqual([]);
    expect(diagnosisWarnings(null)).toEqual([]);
  });

  it('of the list offered while typing has the right form and is no heading', () => {
    for (const { code } of KNOWN_DIAGNOSES) {
      expect(isDiagnosisCode(code)).withContext(code).toBeTrue();
      expect(diagnosisWarnings(code)).not.toContain('heading-only');
    }
  });
});
