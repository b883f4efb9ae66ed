import type { PeopleRefusal } from '#domain/people/people-refusal';

/**
 * Length alone is asked for, counted in characters as people see them: NIST SP 800-63B advises
 * against rules of composition. Shared desktops are why it is ten and not eight.
 */
export const PASSWORD_MINIMUM = 10;

export function passwordRefusals(password: string): PeopleRefusal[] {
  return [...password.normalize('NFC')].length < PASSWORD_MINIMUM
    ? [{ code: 'password-too-short', minimum: PASSWORD_MINIMUM }]
    : [];
}
