import type { Actor } from '#domain/people/person';
import { permissionRefusals } from '#domain/people/roles';
import type { Refusal } from '#domain/refusal';
import type { DayCase } from '#domain/visit/day-case';
import { sideMismatch, sidesOf } from '#domain/visit/sides';
import { hasStarted } from '#domain/visit/start-blockers';
import { isOverCeiling, localAnaestheticDose, type Dose } from '#domain/visit/local-anaesthetic';
import { technicalSuccess } from '#domain/series/technical-success';
import type { ProcedureRecord, ProcedureRecordContent, Visit } from '#domain/visit/visit';

/** The record that counts: the newest version. */
export function recordOf(visit: Visit): ProcedureRecord | undefined {
  return visit.records.at(-1);
}

/**
 * What a new record begins with: the booking's side and levels, what the physician used last time
 * (`previous`), else a typical block of clinical.md C: 15 mL bupivacaine 0.25 % ([39], survey:
 * 10–20 mL), 22G 7-inch needle ([42], secondary source). Outcomes are never filled in, except that
 * a measured temperature rise proposes technical success.
 */
export function recordDraft(
  day: DayCase,
  previous: ProcedureRecordContent | null,
): ProcedureRecordContent {
  const { booking, visit, clinic } = day;
  return {
    side: booking.side,
    levels: booking.levels,
    approach: previous?.approach ?? 'Prone, posterolateral, fluoroscopy',
    needle: previous?.needle ?? '22G, 7 in',
    contrastMillilitres: previous?.contrastMillilitres ?? 1,
    spread: null,
    injectates: previous?.injectates ?? [{ drug: 'Bupivacaine', percent: 0.25, millilitres: 15 }],
    fluoroscopySeconds: null,
    complications: '',
    technicalSuccess: technicalSuccess(visit.measurements, booking.side, clinic.rules).success,
  };
}

/** Facts a record lacks before it can be signed, by name. */
export function missingFacts(record: ProcedureRecordContent, day: DayCase): string[] {
  const missing: string[] = [];
  if (day.procedureType.lateralityNeeded && record.side === null) missing.push('side');
  if (record.levels.length === 0) missing.push('levels');
  if (record.approach.trim() === '') missing.push('approach');
  if (record.needle.trim() === '') missing.push('needle');
  if (record.injectates.length === 0) missing.push('injectates');
  if (record.spread === null) missing.push('spread');
  if (record.technicalSuccess === null) missing.push('technical-success');
  return missing;
}

/** What of the local anaesthetics' ceiling this record uses up, by the patient's weight. */
export function doseOf(
  { injectates }: Pick<ProcedureRecordContent, 'injectates'>,
  { patient, clinic }: Pick<DayCase, 'patient' | 'clinic'>,
): Dose {
  return localAnaestheticDose(injectates, patient.weightKg, clinic.rules.doseLimits);
}

/** Refusals that a word of the physician's clears: what happened is signed as it was. */
export const needsOnlyAWord = ({ code }: Refusal): boolean =>
  code === 'side-differs' || code === 'dose-over-ceiling';

/** Why this record may not be written now: a signed one is only amended, with the reason said. */
export function writeRecordRefusals(
  visit: Visit,
  amendment: string | null,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  const refusals: Refusal[] = permissionRefusals(actor, 'write-procedure-record');
  if (recordOf(visit)?.signed && (amendment ?? '').trim() === '')
    refusals.push({ code: 'record-signed' });
  return refusals;
}

/**
 * Every reason why the record may not be signed. A side that differs from order, consent, mark or
 * time-out, and a dose over the ceiling, are the truth and may be signed, but never without a word
 * about it (`reason`).
 */
export function signRefusals(
  day: DayCase,
  reason: string | null,
  actor: Pick<Actor, 'roles'>,
): Refusal[] {
  const refusals: Refusal[] = permissionRefusals(actor, 'sign-record');
  const record = recordOf(day.visit);
  if (record === undefined) return [...refusals, { code: 'record-missing' }];
  if (record.signed !== null) return [...refusals, { code: 'record-signed' }];
  const missing = missingFacts(record, day);
  if (!hasStarted(day)) missing.push('procedure-start');
  if (missing.length > 0) refusals.push({ code: 'record-incomplete', missing });
  if ((reason ?? '').trim() !== '') return refusals;
  const mismatch = sideMismatch(sidesOf(day));
  if (mismatch) refusals.push({ code: 'side-differs', sides: mismatch });
  const dose = doseOf(record, day);
  if (isOverCeiling(dose))
    refusals.push({ code: 'dose-over-ceiling', percent: Math.round(dose.share * 100) });
  return refusals;
}
