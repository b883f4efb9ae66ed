import { editDistance } from '#domain/referral/edit-distance';
import {
  compareDates,
  compareNames,
  likelyBirthDates,
  likenessOf,
  phoneEnd,
  type Agreement,
  type Likable,
  type LikenessVerdict,
} from '#domain/referral/likeness';

const GINA: Likable = {
  familyName: 'Marchetti',
  givenName: 'Gina',
  birthDate: '1974-03-02',
  sex: 'female',
  phone: '+44 1632 960101',
  identifiers: ['mrn GA-000001'],
};
const NO_PHONE = { phone: null };

describe('How alike two names are', () => {
  const cases: [a: string, b: string, how: Agreement | null][] = [
    ['Marchetti', 'Marchetti', 'same'],
    ['Marchetti', 'MARCHETTI', 'same'],
    ['Ó Briain', 'O’Briain', 'same'],
    ['Łukasz', 'Lukasz', 'same'],
    ['Weiß', 'Weiss', 'same'],
    ['Smith-Jones', 'Smith Jones', 'same'],
    ['Marchetti', 'Marcheti', 'near'],
    ['Okafor', 'Okafro', 'near'],
    ['Jama', 'Jmaa', 'near'],
    ['Venkataraman', 'Venkatarmn', 'near'],
    ['Venkataraman', 'Venkatrmn', 'different'],
    ['Okafor', 'Okfr', 'different'],
    ['Lee', 'Les', 'different'],
    ['Grace', 'G.', 'near'],
    ['Grace', 'M', 'different'],
    ['Smith-Jones', 'Jones', 'part'],
    ['Anna Maria', 'Anna', 'part'],
    ['Anna M.', 'Anna Maria', 'different'],
    ['Marchetti', 'Okafor', 'different'],
    ['Marchetti', '', null],
    ['', ' - ', null],
  ];
  for (const [a, b, how] of cases)
    it(`“${a}” and “${b}”: ${how ?? 'not said'}`, () => {
      expect(compareNames(a, b)).toBe(how);
      expect(compareNames(b, a)).toBe(how);
    });
});

describe('How alike two birth dates are', () => {
  const cases: [a: string | null, b: string | null, how: Agreement | null][] = [
    ['1974-03-02', '1974-03-02', 'same'],
    ['1974-03-02', '1974-02-03', 'swapped'],
    ['1974-03-02', '1975-03-02', 'one-digit'],
    ['1974-03-02', '1974-03-12', 'one-digit'],
    ['1974-03-02', '1975-03-12', 'different'],
    ['1974-03-22', '1974-22-03', 'different'],
    ['1974-03-02', null, null],
  ];
  for (const [a, b, how] of cases)
    it(`${a ?? 'none'} and ${b ?? 'none'}: ${how ?? 'not said'}`, () => {
      expect(compareDates(a, b)).toBe(how);
    });

  it('takes no birth date for one that a calendar does not have, such as a year 0', () => {
    expect(likelyBirthDates('2000-02-05').filter((date) => date < '0001')).toEqual([]);
    expect(likelyBirthDates('2000-02-05')).toContain('2000-05-02');
  });

  it('every date that counts as near is looked for, and none that is no day', () => {
    const dates = likelyBirthDates('1974-03-02');
    for (const date of ['1974-03-02', '1974-02-03', '1964-03-02', '1974-03-12'])
      expect(dates).toContain(date);
    expect(dates.every((date) => compareDates(date, '1974-03-02') !== 'different')).toBeTrue();
    expect(dates).not.toContain('1974-13-02');
  });
});

describe('Whether two records are one person', () => {
  const cases: [what: string, over: Partial<Likable>, verdict: LikenessVerdict][] = [
    ['the same in everything but the number', {}, 'same'],
    ['without a phone', NO_PHONE, 'same'],
    ['sex written otherwise', { sex: 'male' }, 'likely'],
    ['sex not said', { sex: 'unknown', ...NO_PHONE }, 'same'],
    ['family and given name swapped', { familyName: 'Gina', givenName: 'Marchetti' }, 'same'],
    ['swapped and misspelt', { familyName: 'Gina', givenName: 'Marcheti', ...NO_PHONE }, 'likely'],
    ['family name one letter apart', { familyName: 'Marcheti', ...NO_PHONE }, 'likely'],
    ['the same with the same phone', { familyName: 'Marcheti' }, 'same'],
    [
      'one letter apart, other sex',
      { familyName: 'Marcheti', sex: 'male', ...NO_PHONE },
      'unlikely',
    ],
    ['day and month swapped', { birthDate: '1974-02-03', ...NO_PHONE }, 'likely'],
    ['one digit of the birth date off', { birthDate: '1974-03-03', ...NO_PHONE }, 'likely'],
    [
      'birth date one digit and name one letter off',
      { birthDate: '1974-03-03', familyName: 'Marcheti', ...NO_PHONE },
      'unlikely',
    ],
    ['the same with the same phone', { birthDate: '1974-03-03', familyName: 'Marcheti' }, 'likely'],
    ['birth date not said', { birthDate: null, ...NO_PHONE }, 'likely'],
    ['another birth date', { birthDate: '1981-11-19', ...NO_PHONE }, 'unlikely'],
    ['another birth date, the same phone', { birthDate: '1981-11-19' }, 'likely'],
    ['married: another family name', { familyName: 'Okafor', ...NO_PHONE }, 'unlikely'],
    ['married, the same phone', { familyName: 'Okafor' }, 'likely'],
    ['a twin with another phone', { givenName: 'Paola', ...NO_PHONE }, 'unlikely'],
    ['a twin brother on the same phone', { givenName: 'Paolo', sex: 'male' }, 'unlikely'],
    ['a daughter on the same phone', { givenName: 'Paola', birthDate: '2001-06-07' }, 'unlikely'],
    ['nobody yet, the same phone and birth date', { familyName: '', givenName: '' }, 'likely'],
    ['nobody yet, the same birth date', { familyName: '', givenName: '', ...NO_PHONE }, 'unlikely'],
    [
      'somebody else of that birth date',
      { familyName: 'Jama', givenName: 'Hodan', ...NO_PHONE },
      'unlikely',
    ],
  ];
  for (const [what, over, verdict] of cases)
    it(`${what}: ${verdict}`, () => {
      const other = { ...GINA, identifiers: ['mrn GA-000002'], ...over };
      expect(likenessOf(GINA, other).verdict).toBe(verdict);
      expect(likenessOf(other, GINA).verdict).toBe(verdict);
    });

  it('a shared identifier says the same, unless nothing else does', () => {
    expect(likenessOf(GINA, { ...GINA, birthDate: null }).verdict).toBe('same');
    const another = { ...GINA, familyName: 'Jama', givenName: 'Hodan', birthDate: '1990-01-01' };
    expect(likenessOf(GINA, another).verdict).toBe('likely');
  });

  it('gives its reasons, each with what stands on either side', () => {
    const other = { ...GINA, identifiers: [], familyName: 'Marcheti', sex: 'male' } as const;
    expect(likenessOf(GINA, other).reasons).toEqual([
      { fact: 'birth-date', how: 'same', here: '1974-03-02', there: '1974-03-02' },
      { fact: 'family-name', how: 'near', here: 'Marchetti', there: 'Marcheti' },
      { fact: 'given-name', how: 'same', here: 'Gina', there: 'Gina' },
      { fact: 'phone', how: 'same', here: '+44 1632 960101', there: '+44 1632 960101' },
      { fact: 'sex', how: 'different', here: 'female', there: 'male' },
    ]);
  });

  it('knows a number with and without its country code, and no number by six letters', () => {
    expect(phoneEnd('+44 1632 960101')).toBe(phoneEnd('01632 960 101'));
    expect(phoneEnd('home')).toBeNull();
  });
});

describe('The edit distance', () => {
  const cases: [a: string, b: string, bound: number, distance: number][] = [
    ['', '', 2, 0],
    ['okafor', 'okafro', 2, 1],
    ['okafor', 'okafo', 2, 1],
    ['okafor', 'kafro', 2, 2],
    ['okafor', 'jama', 2, 3],
    ['abc', 'abcdef', 1, 2],
  ];
  for (const [a, b, bound, distance] of cases)
    it(`${a || 'nothing'} to ${b || 'nothing'} within ${bound}: ${distance}`, () => {
      expect(editDistance(a, b, bound)).toBe(distance);
    });
});
