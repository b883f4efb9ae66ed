import type { ToldHow } from '#domain/booking/booking';

/** By which way the patient was told, as a choice and after "told". */
export function howWord(how: ToldHow): string {
  switch (how) {
    case 'phone':
      return $localize`by phone`;
    case 'letter':
      return $localize`by letter`;
    case 'text':
      return $localize`by text message`;
    case 'e-mail':
      return $localize`by e-mail`;
    case 'in-person':
      return $localize`in person`;
  }
}

/** What somebody let pass, by the refusal's code as it is kept with the booking. */
export function overruledWord(code: string): string {
  switch (code) {
    case 'session-full':
      return $localize`session already full`;
    case 'turnover-past-session':
      return $localize`cleaning after the session’s end`;
    case 'patient-unavailable':
      return $localize`patient’s wish`;
    case 'interval-too-short':
      return $localize`interval too short`;
    case 'interval-too-long':
      return $localize`interval too long`;
    case 'yearly-cap-reached':
      return $localize`yearly cap`;
    case 'authorisation-used-up':
    case 'authorisation-not-valid':
      return $localize`authorisation`;
    default:
      return code;
  }
}
