/** Why somebody may not be let in, or an account not be made so. */
export type PeopleRefusal =
  | { readonly code: 'wrong-e-mail-or-password' }
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'password-too-short'; readonly minimum: number }
  | { readonly code: 'e-mail-taken' }
  | { readonly code: 'already-set-up' };
