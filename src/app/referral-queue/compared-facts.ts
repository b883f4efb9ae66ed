import type { ProcedureType } from '#domain/clinic/clinic';
import type { Case, MergedFact } from '#domain/referral/merge';
import { sideWord, triageWord, urgencyWord } from '../shared/words/referral-words';

/** One line of two referrals side by side. */
export interface ComparedRow {
  readonly name: string;
  readonly word: string;
  readonly here: string;
  readonly there: string;
  /** Both say it, and differently: one of them is picked. */
  readonly conflict: MergedFact | null;
}

interface Around {
  readonly types: Readonly<Record<string, ProcedureType | undefined>>;
  readonly at: (instant: string) => string;
}

/** What tells two referrals apart, and whatever a merge would have to choose. */
export function compared(
  here: Case,
  there: Case,
  conflicts: readonly MergedFact[],
  { types, at }: Around,
): ComparedRow[] {
  const rows: readonly [name: string, word: string, of: (each: Case) => string | null][] = [
    ['familyName', $localize`Family name`, ({ patient }) => patient.familyName],
    ['givenName', $localize`Given name`, ({ patient }) => patient.givenName],
    ['birthDate', $localize`Birth date`, ({ patient }) => patient.birthDate],
    ['mrn', $localize`Record number`, ({ patient }) => patient.mrn],
    ['sex', $localize`Sex`, ({ patient }) => patient.sex],
    ['phone', $localize`Phone`, ({ patient }) => patient.phone],
    ['email', $localize`E-mail`, ({ patient }) => patient.email],
    ['language', $localize`Language`, ({ patient }) => patient.language],
    ['weightKg', $localize`Weight (kg)`, ({ patient }) => patient.weightKg?.toString() ?? null],
    [
      'diagnosis',
      $localize`Diagnosis`,
      ({ referral: { diagnosis } }) =>
        diagnosis === null ? null : [diagnosis.code, diagnosis.text].filter(Boolean).join(' '),
    ],
    [
      'side',
      $localize`Side`,
      ({ referral }) => (referral.side === null ? null : sideWord(referral.side)),
    ],
    ['levels', $localize`Levels`, ({ referral }) => referral.levels.join(', ')],
    [
      'procedureTypeId',
      $localize`Procedure`,
      ({ referral }) => types[referral.procedureTypeId ?? '']?.name ?? null,
    ],
    ['requested', $localize`Asked for`, ({ referral }) => referral.requested],
    [
      'urgency',
      $localize`Urgency`,
      ({ referral }) => (referral.urgency === null ? null : urgencyWord(referral.urgency)),
    ],
    [
      'baselineNrs',
      $localize`Pain before`,
      ({ referral }) => referral.baselineNrs?.toString() ?? null,
    ],
    ['receivedAt', $localize`Received`, ({ referral }) => at(referral.receivedAt)],
    ['referrer', $localize`Referrer`, ({ referral }) => referral.referrer],
    ['sender', $localize`Sent by`, ({ referral }) => referral.source.sender],
    ['decision', $localize`Stands at`, ({ referral }) => triageWord(referral.decision)],
    [
      'authorisation',
      $localize`Authorisation`,
      ({ referral: { authorisation } }) =>
        authorisation === null
          ? null
          : [authorisation.payer, authorisation.number].filter(Boolean).join(' '),
    ],
  ];
  return rows
    .map(([name, word, of]): ComparedRow => ({
      name,
      word,
      here: of(here) ?? '',
      there: of(there) ?? '',
      conflict: conflicts.find((fact) => fact === name) ?? null,
    }))
    .filter((row) => row.here !== '' || row.there !== '');
}
