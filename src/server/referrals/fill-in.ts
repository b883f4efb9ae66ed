import type { PatientFacts, ReferralFacts } from '#contract/referral-writes';
import type { Patient } from '#domain/clinic/patient';
import { sidesAgree } from '#domain/referral/diagnosis';
import type { IncomingPatient, IncomingReferral } from '#domain/referral/incoming';
import type { Referral } from '#domain/referral/referral';

/** What a later message adds to a record, and what it says otherwise; the record is never overwritten. */
export interface FillIn<Facts> {
  readonly facts: Facts;
  readonly differs: readonly string[];
}

const isEmpty = (fact: unknown): boolean =>
  fact === null || fact === '' || (Array.isArray(fact) && fact.length === 0);

function fillIn<Facts extends object>(known: Facts, incoming: Facts): FillIn<Partial<Facts>> {
  const facts: Partial<Facts> = {};
  const differs: string[] = [];
  for (const name of Object.keys(incoming) as (keyof Facts & string)[]) {
    if (isEmpty(incoming[name])) continue;
    if (isEmpty(known[name])) facts[name] = incoming[name];
    else if (JSON.stringify(known[name]) !== JSON.stringify(incoming[name])) differs.push(name);
  }
  return { facts, differs };
}

export function fillInPatient(known: Patient, incoming: IncomingPatient): FillIn<PatientFacts> {
  const { familyName, givenName, birthDate, phone, email, language, weightKg } = incoming;
  const { facts, differs } = fillIn<PatientFacts>(
    {
      familyName: known.familyName,
      givenName: known.givenName,
      birthDate: known.birthDate,
      phone: known.phone,
      email: known.email,
      language: known.language,
      weightKg: known.weightKg,
    },
    { familyName, givenName, birthDate, phone, email, language, weightKg },
  );
  const sex = known.sex === 'unknown' && incoming.sex !== 'unknown' ? { sex: incoming.sex } : {};
  const otherSex =
    known.sex !== 'unknown' && incoming.sex !== 'unknown' && known.sex !== incoming.sex;
  return {
    facts: {
      ...facts,
      ...sex,
      // Allergies and drugs only ever add up: leaving one out of a message does not take it away.
      ...added('allergies', known.allergies, incoming.allergies),
      ...added('drugs', known.drugs, incoming.drugs),
      ...(incoming.diabetes && !known.diabetes && { diabetes: true }),
      ...(incoming.interpreterNeeded && !known.interpreterNeeded && { interpreterNeeded: true }),
    },
    differs: otherSex ? [...differs, 'sex'] : differs,
  };
}

export function fillInReferral(known: Referral, incoming: IncomingReferral): FillIn<ReferralFacts> {
  const { referrer, diagnosis, side, levels, urgency, baselineNrs, history } = incoming;
  const filled = fillIn<ReferralFacts>(
    {
      referrer: known.referrer,
      requested: known.requested,
      diagnosis: known.diagnosis,
      side: known.side,
      levels: [...known.levels],
      urgency: known.urgency,
      baselineNrs: known.baselineNrs,
      history: known.history,
    },
    {
      referrer,
      requested: incoming.order.text === '' ? null : incoming.order.text,
      diagnosis,
      side,
      levels: [...levels],
      urgency,
      baselineNrs,
      history,
    },
  );
  return withoutContradiction(known, filled);
}

/** A side against the diagnosis on record is not filled in, nor a diagnosis against the side. */
function withoutContradiction(
  known: Pick<Referral, 'diagnosis' | 'side'>,
  { facts, differs }: FillIn<ReferralFacts>,
): FillIn<ReferralFacts> {
  const { diagnosis, side, ...others } = facts;
  const code = (diagnosis ?? known.diagnosis)?.code ?? null;
  if (sidesAgree(code, side ?? known.side)) return { facts, differs };
  const leftOut = [side != null && 'side', diagnosis != null && 'diagnosis'];
  return { facts: others, differs: [...differs, ...leftOut.filter((name) => name !== false)] };
}

function added(
  name: 'allergies' | 'drugs',
  known: readonly string[],
  incoming: readonly string[],
): PatientFacts {
  const fresh = incoming.filter(
    (text) => !known.some((each) => each.toLowerCase() === text.toLowerCase()),
  );
  return fresh.length === 0 ? {} : { [name]: [...known, ...fresh] };
}
