import { passwordRefusals } from '#domain/people/password-rule';
import { suggestedPassword } from './suggested-password';

describe('A suggested password', () => {
  it('is long enough, and has no letters that are mistaken for each other', () => {
    const password = suggestedPassword();
    expect(passwordRefusals(password)).toEqual([]);
    expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){2}[a-hjkmnp-z2-9]{5}$/);
    expect(password).not.toBe(suggestedPassword());
  });
});
