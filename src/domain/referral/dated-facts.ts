import type { Patient } from '#domain/clinic/patient';
import type { DatedFact, ReferralRefusal } from '#domain/referral/referral-refusal';
import type { Authorisation, ClockPause } from '#domain/referral/referral';
import { ageOn, type ClinicDate, type DateRange } from '#domain/time/clinic-date';

/** No living patient is older, in completed years. */
const OLDEST = 125;
/** A letter that lay longer than this was not received that day; the year is mistyped. */
const LONGEST_LYING_YEARS = 2;

export interface DatedFacts {
  readonly birthDate?: Patient['birthDate'] | undefined;
  readonly receivedOn?: ClinicDate | null | undefined;
  readonly authorisation?: Authorisation | null | undefined;
  readonly pauses?: readonly ClockPause[] | undefined;
  readonly unavailable?: readonly DateRange[] | undefined;
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
  if (authorisation != null && authorisation.validTo < authorisation.validFrom)
    impossible('authorisation', authorisation.validTo);
  for (const { from, to } of facts.pauses ?? [])
    if (to !== null && to < from) impossible('pause', to);
  for (const { from, to } of facts.unavailable ?? [])
    if (to !== null && to < from) impossible('unavailable', to);
  return refusals;
}
