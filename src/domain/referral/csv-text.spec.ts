import { asMeant, csvLine, harmless } from '#domain/referral/csv-text';

describe('A cell of a CSV file', () => {
  for (const [cell, expected] of [
    ['=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'],
    ['+44 1632 960101', "'+44 1632 960101"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t'=1"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['\tplain', "'\tplain"],
    ['  =1', "  '=1"],
    ['"=1', '"\'=1'],
    ['\u201C=1', "\u201C'=1"],
    ["'=1", "''=1"],
    ['\uFF1D1', "'\uFF1D1"],
    ['\uFF0B1', "'\uFF0B1"],
    ['\uFF0D1', "'\uFF0D1"],
    ['\uFF20A1', "'\uFF20A1"],
    ['\u00A0=1', "\u00A0'=1"],
    ['\u200B=1', "\u200B'=1"],
    ['\uFEFF=1', "\uFEFF'=1"],
    ['\u0000=1', "\u0000'=1"],
    ['x;=1', "x;'=1"],
    ['x\n=1', "x\n'=1"],
    ['Okafor-Lee', 'Okafor-Lee'],
    ['a = b', 'a = b'],
    ['', ''],
  ] as const)
    it(`${JSON.stringify(cell)} is written ${JSON.stringify(expected)} and read back`, () => {
      expect(harmless(cell)).toBe(expected);
      expect(asMeant(expected)).toBe(cell);
    });

  it('is quoted where it holds a separator of any spreadsheet, a quote or a line end', () => {
    expect(csvLine(['a', 'b,c', 'd;e', 'say "x"', 'two\nlines', ' x', ''])).toBe(
      'a,"b,c","d;e","say ""x""","two\nlines"," x",\r\n',
    );
  });
});
