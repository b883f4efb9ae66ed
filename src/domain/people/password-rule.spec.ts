import { passwordRefusals } from '#domain/people/password-rule';

describe('a password that is chosen', () => {
  for (const password of ['tidal-harbour', 'ten chars!', 'ÄÖÜäöüß€ñé', '🦉🦉🦉🦉🦉🦉🦉🦉🦉🦉'])
    it(`"${password}" is long enough`, () => {
      expect(passwordRefusals(password)).toEqual([]);
    });
  for (const password of ['', 'nine char', '🦉🦉🦉🦉🦉', 'e\u0301'.repeat(9)])
    it(`"${password}" is too short`, () => {
      expect(passwordRefusals(password)).toEqual([{ code: 'password-too-short', minimum: 10 }]);
    });
});
