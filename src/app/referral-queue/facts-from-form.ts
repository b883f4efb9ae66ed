import type { PatientFacts, ReferralFacts } from '#contract/referral-writes';
import { URGENCIES } from '#domain/clinic/clinic';
import { SEXES } from '#domain/clinic/patient';
import { normalisedDiagnosisCode } from '#domain/referral/diagnosis';
import { SIDES } from '#domain/referral/laterality';
import { LEVELS } from '#domain/referral/referral';
import { textOf } from '../shared/form-text';
import { clinicalRecordFrom, practicalFactsFrom } from './fields/record-from-form';

/** Every fact, none left out. */
type Whole<Facts> = { [Name in keyof Facts]-?: Exclude<Facts[Name], undefined> };

/** The referral's facts as the fields now stand. */
export function referralFactsFrom(form: FormData): Whole<Omit<ReferralFacts, 'pauses'>> {
  const code = textOf(form, 'diagnosisCode');
  const text = textOf(form, 'diagnosisText');
  const nrs = textOf(form, 'baselineNrs');
  const levels = form.getAll('levels');
  return {
    referrer: orNull(form, 'referrer'),
    requested: orNull(form, 'requested'),
    diagnosis: code === '' && text === '' ? null : { code: normalisedDiagnosisCode(code), text },
    procedureTypeId: orNull(form, 'procedureTypeId'),
    side: SIDES.find((side) => side === form.get('side')) ?? null,
    levels: LEVELS.filter((level) => levels.includes(level)),
    urgency: URGENCIES.find((urgency) => urgency === form.get('urgency')) ?? null,
    baselineNrs: nrs === '' ? null : Number(nrs),
    history: textOf(form, 'history'),
    treatmentsTried: textOf(form, 'treatmentsTried'),
    ...clinicalRecordFrom(form),
    preferredPhysicianId: orNull(form, 'preferredPhysicianId'),
  };
}

export function pausesFrom(form: FormData): NonNullable<ReferralFacts['pauses']> {
  const reasons = form.getAll('pauses-reason');
  return rangesFrom(form, 'pauses').map((range, index) => ({
    ...range,
    reason: wordsAt(reasons, index),
  }));
}

/** The patient's facts as the fields now stand. */
export function patientFactsFrom(form: FormData): Whole<PatientFacts> {
  const weight = textOf(form, 'weightKg');
  return {
    familyName: textOf(form, 'familyName'),
    givenName: textOf(form, 'givenName'),
    birthDate: orNull(form, 'birthDate'),
    sex: SEXES.find((sex) => sex === form.get('sex')) ?? 'unknown',
    phone: orNull(form, 'phone'),
    email: orNull(form, 'email'),
    language: orNull(form, 'language'),
    interpreterNeeded: form.has('interpreterNeeded'),
    weightKg: weight === '' ? null : Number(weight),
    allergies: linesOf(form, 'allergies'),
    drugs: linesOf(form, 'drugs'),
    diabetes: form.has('diabetes'),
    ...practicalFactsFrom(form),
    shortNotice: form.has('shortNotice'),
    unavailable: rangesFrom(form, 'unavailable'),
  };
}

/** Only what differs from what was there when the form was opened. */
export function changedFrom<Facts extends object>(facts: Facts, before: object): Partial<Facts> {
  const known = before as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(facts).filter(([name, fact]) => inOrder(fact) !== inOrder(known[name])),
  ) as Partial<Facts>;
}

/** The database keeps the names within a fact in an order of its own, which says nothing. */
const inOrder = (fact: unknown): string | undefined =>
  JSON.stringify(fact, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

function rangesFrom(form: FormData, name: string): { from: string; to: string | null }[] {
  const ends = form.getAll(`${name}-to`);
  return form
    .getAll(`${name}-from`)
    .flatMap((from, index) =>
      typeof from !== 'string' || from === '' ? [] : [{ from, to: wordsAt(ends, index) || null }],
    );
}

/** A form may hold files as well; ours never do. */
function wordsAt(values: readonly FormDataEntryValue[], index: number): string {
  const value = values[index];
  return typeof value === 'string' ? value.trim() : '';
}

const orNull = (form: FormData, name: string): string | null => textOf(form, name) || null;

const linesOf = (form: FormData, name: string): string[] =>
  textOf(form, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
