import type { Patient } from '#domain/clinic/patient';
import type { DatedFact, ReferralRefusal } from '#domain/referral/referral-refusal';
import type { ClinicalRecord } from '#domain/referral/clinical-record';
import type { Authorisation, ClockPause } from '#domain/referral/referral';
import { ageOn, type ClinicDate, type DateRange } from '#domain/time/clinic-date';

/** No living patient is older, in completed years. */
const OLDEST = 125;
/** A letter that lay longer than this was not received that day; the year is mistyped. */
const LONGEST_LYING_YEARS = 2;

/** Nobody plans further ahead: a year beyond this is mistyped, and “for ever” has no last day. */
const LONGEST_AHEAD_YEARS = 10;

export interface DatedFacts {
  readonly birthDate?: Patient['birthDate'] | undefined;
  readonly receivedOn?: ClinicDate | null | undefined;
  readonly authorisation?: Authorisation | null | undefined;
  readonly pauses?: readonly ClockPause[] | undefined;
  readonly unavailable?: readonly DateRange[] | undefined;
  readonly onsetOn?: ClinicalRecord['onsetOn'] | undefined;
  readonly investigations?: ClinicalRecord['investigations'] | undefined;
  readonly previousBlocks?: ClinicalRecord['previousBlocks'] | undefined;
  /** The birth date that is on record, when it is not among the facts: nothing came before it. */
  readonly bornOn?: ClinicDate | null | undefined;
}

/** Every day among these facts that cannot be, seen on `today`; facts not given are not looked at. */
export function dateRefusals(facts: DatedFacts, today: ClinicDate): ReferralRefusal[] {
  const { birthDate, receivedOn, authorisation } = facts;
  const refusals: ReferralRefusal[] = [];
  const impossible = (field: DatedFact, date: ClinicDate): void => {
    refusals.push({ code: 'date-impossible', field, date });
  };
  if (birthDate != null && (birthDate > today || ageOn(birthDate, today) > OLDEST))
    impossible('birth-date', birthDate);
  if (receivedOn != null && (receivedOn > today || ageOn(receivedOn, today) >= LONGEST_LYING_YEARS))
    impossible('received-on', receivedOn);
  const range = (field: DatedFact, { from, to }: DateRange): void => {
    const last = to ?? from;
    if (last < from || ageOn(today, last) >= LONGEST_AHEAD_YEARS) impossible(field, last);
  };
  if (authorisation != null)
    range('authorisation', { from: authorisation.validFrom, to: authorisation.validTo });
  for (const pause of facts.pauses ?? []) range('pause', pause);
  for (const away of facts.unavailable ?? []) range('unavailable', away);
  const born = birthDate ?? facts.bornOn ?? null;
  const been = (field: DatedFact, date: ClinicDate | null): void => {
    if (date === null) return;
    const tooEarly = born === null ? ageOn(date, today) > OLDEST : date < born;
    if (date > today || tooEarly) impossible(field, date);
  };
  been('onset', facts.onsetOn ?? null);
  for (const { on } of facts.investigations ?? []) been('investigation', on);
  for (const { on } of facts.previousBlocks ?? []) been('previous-block', on);
  return refusals;
}
