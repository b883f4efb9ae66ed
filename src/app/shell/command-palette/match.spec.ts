import { fit, folded } from './match';

const OKAFOR = 'Grace Okafor GA-000117 1974-03-02';
const LUKASZ = 'Łukasz Müller GA-000204';

describe('Finding by what was typed', () => {
  const found: readonly [string, string][] = [
    ['okafor', OKAFOR],
    ['oka gra', OKAFOR],
    ['117', OKAFOR.replace('000117', '117')],
    ['ga-000117', OKAFOR],
    ['1974', OKAFOR],
    ['lukasz', LUKASZ],
    ['muller luk', LUKASZ],
    ['okafro', OKAFOR],
    ['okaffor', OKAFOR],
    ['okfor', OKAFOR],
    ['okavor', OKAFOR],
  ];
  for (const [query, text] of found)
    it(`finds ${text} by “${query}”`, () => {
      expect(fit(query, text)).toBeGreaterThan(0);
    });

  const missed: readonly [string, string][] = [
    ['okx', OKAFOR],
    ['grace miller', OKAFOR],
    ['xxxx', LUKASZ],
    ['', OKAFOR],
  ];
  for (const [query, text] of missed)
    it(`does not find ${text} by “${query}”`, () => {
      expect(fit(query, text)).toBe(0);
    });

  it('ranks what was typed rightly above what was forgiven', () => {
    expect(fit('okafor', OKAFOR)).toBeGreaterThan(fit('okafo', OKAFOR));
    expect(fit('okafo', OKAFOR)).toBeGreaterThan(fit('okaffor', OKAFOR));
  });

  it('folds accents away', () => {
    expect(folded('Łukasz Müßig Øst')).toBe('lukasz mussig ost');
  });
});
