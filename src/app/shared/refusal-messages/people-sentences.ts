import type { PeopleRefusal } from '#domain/people/people-refusal';

export function peopleSentence(refusal: PeopleRefusal): string {
  switch (refusal.code) {
    case 'wrong-e-mail-or-password':
      return $localize`This e-mail and password do not belong together. Check both, or ask your administrator for a new password.`;
    case 'too-many-attempts': {
      const minutes = Math.max(1, Math.ceil(refusal.retryAfterSeconds / 60));
      return minutes === 1
        ? $localize`Too many attempts. Try again in a minute.`
        : $localize`Too many attempts. Try again in ${minutes}:minutes: minutes.`;
    }
    case 'password-too-short':
      return $localize`The password is too short: it needs at least ${refusal.minimum}:count: characters.`;
    case 'e-mail-taken':
      return $localize`Somebody with this e-mail already has a sign-in. Use another address, or change that person.`;
    case 'already-set-up':
      return $localize`This installation is already set up. Sign in instead.`;
    case 'last-administrator':
      return $localize`Nobody else could set up the clinic and let people in. Make somebody else administrator first.`;
    case 'physician-link-taken':
      return $localize`This physician on the board is another person already, or is no physician. Choose another, or none.`;
  }
}
