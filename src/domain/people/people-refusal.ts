/** Why somebody may not be let in, or an account not be made so. */
export type PeopleRefusal =
  | { readonly code: 'wrong-e-mail-or-password' }
  | { readonly code: 'too-many-attempts'; readonly retryAfterSeconds: number }
  | { readonly code: 'password-too-short'; readonly minimum: number }
  | { readonly code: 'e-mail-taken' }
  | { readonly code: 'already-set-up' }
  /** Nobody would be left who can set up the clinic and let people in. */
  | { readonly code: 'last-administrator' }
  /** The link names somebody who is no physician of this clinic, or is another person already. */
  | { readonly code: 'physician-link-taken'; readonly physicianId: string };
