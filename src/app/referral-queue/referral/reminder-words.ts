import { listName, type Patient } from '#domain/clinic/patient';
import type { MissingFact, Referral, ReminderWay } from '#domain/referral/referral';
import { returnedStep, type RungKind } from '#domain/referral/reminders';
import { clinicDateOf } from '#domain/time/instant';
import { exactDay } from '../../shared/times/words';
import { missingFactWord } from '../../shared/words/referral-words';

export function reminderWayWord(how: ReminderWay): string {
  switch (how) {
    case 'letter':
      return $localize`Letter`;
    case 'e-mail':
      return $localize`E-mail`;
    case 'phone':
      return $localize`Phone`;
  }
}

export function rungWord(what: RungKind): string {
  switch (what) {
    case 'remind':
      return $localize`Remind`;
    case 'phone':
      return $localize`Phone`;
    case 'decide':
      return $localize`A physician decides whether to decline`;
  }
}

interface LetterFacts {
  readonly referral: Referral;
  readonly patient: Patient;
  readonly missing: readonly MissingFact[];
  readonly clinic: string;
  readonly zone: string;
}

/** What is written to the referrer: whom it is about, what was asked and what is still missing. */
export function reminderLetter({ referral, patient, missing, clinic, zone }: LetterFacts): string {
  const returned = returnedStep(referral);
  const reason = returned?.reason ?? '';
  const born = patient.birthDate === null ? '' : exactDay(patient.birthDate);
  const on = exactDay(clinicDateOf(returned?.at ?? referral.receivedAt, zone));
  const greeting =
    referral.referrer === null
      ? $localize`Dear colleague,`
      : $localize`Dear ${referral.referrer}:referrer:,`;
  return [
    greeting,
    '',
    born === ''
      ? $localize`Your referral of ${listName(patient)}:patient:`
      : $localize`Your referral of ${listName(patient)}:patient:, born ${born}:day:`,
    '',
    $localize`We returned this referral on ${on}:day: and cannot plan treatment before we hear from you.`,
    ...(reason === '' ? [] : ['', $localize`We asked: ${reason}:question:`]),
    ...(missing.length === 0
      ? []
      : ['', $localize`Still missing:`, ...missing.map((fact) => `– ${missingFactWord(fact)}`)]),
    '',
    $localize`Please send this to us, or tell us that the referral is no longer needed.`,
    '',
    clinic,
  ].join('\n');
}
